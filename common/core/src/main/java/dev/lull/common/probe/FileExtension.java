package dev.lull.common.probe;

import java.util.Locale;

/** What stands behind the last dot of a name. */
public final class FileExtension {

    private FileExtension() {}

    /** In lower case; empty when there is no dot. */
    public static String of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
