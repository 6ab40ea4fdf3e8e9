package dev.lull.common.store;

import java.io.IOException;
import java.util.Locale;

/** An original is larger than all copies of originals together may be: there is no use in waiting. */
public final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1;
    private static final double GIGABYTE = 1e9;

    TooLargeException(long bytes, long most) {
        super(String.format(
                Locale.ROOT,
                "it has %.1f GB, more than copies of originals may take here: store.cache-limit is %.1f GB",
                bytes / GIGABYTE,
                most / GIGABYTE));
    }
}
