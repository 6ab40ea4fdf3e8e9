package dev.lull.common.probe;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Compares the length a RIFF file (WebP, AVI) declares with its own. */
final class RiffEnd {

    private RiffEnd() {}

    static Optional<String> missing(FileBytes file) throws IOException {
        file.seek(4);
        try {
            long declared = file.u32LittleEndian() + 8;
            return declared > file.size()
                    ? Optional.of("file breaks off at byte " + file.size() + " of " + declared)
                    : Optional.empty();
        } catch (EOFException e) {
            return Optional.of("file breaks off in its RIFF header");
        }
    }
}
