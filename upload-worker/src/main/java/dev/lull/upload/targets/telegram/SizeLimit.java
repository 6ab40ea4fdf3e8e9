package dev.lull.upload.targets.telegram;

import dev.lull.common.media.Failure;
import dev.lull.upload.targets.Upload;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;

/**
 * The largest file the Bot API server takes.
 *
 * @param bytes as {@code telegram.max-upload} says
 */
record SizeLimit(long bytes) {

    private static final long LOCAL_SERVER = 2_000_000_000L;

    Item check(Item item) throws Failure {
        try {
            check(item.fileName(), Files.size(item.file()));
            return item;
        } catch (IOException e) {
            throw new Failure.Transient("cannot read what is to be sent: " + e, e);
        }
    }

    void check(Upload upload) throws Failure.Permanent {
        check(FileName.of(upload), upload.size());
    }

    private void check(String name, long size) throws Failure.Permanent {
        if (size <= bytes) {
            return;
        }
        String remedy = bytes < LOCAL_SERVER
                ? "; a Bot API server takes " + megabytes(bytes)
                        + ": run a local one and set telegram.max-upload, or use another target"
                : "; no Bot API server takes more than " + megabytes(bytes) + ": use another target";
        throw new Failure.Permanent(name + " is " + megabytes(size) + remedy);
    }

    /** One decimal where there is one, rounded up so that it never looks as if it fitted. */
    static String megabytes(long bytes) {
        return BigDecimal.valueOf(bytes)
                        .divide(BigDecimal.valueOf(1_000_000), 1, RoundingMode.CEILING)
                        .stripTrailingZeros()
                        .toPlainString()
                + " MB";
    }
}
