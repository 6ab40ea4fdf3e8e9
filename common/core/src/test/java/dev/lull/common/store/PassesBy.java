package dev.lull.common.store;

import java.nio.file.Path;

/** A process that uses the same folder for its copies for a moment. */
final class PassesBy {

    private PassesBy() {}

    /** Takes the folder. */
    public static void main(String[] args) throws Exception {
        new LocalCopies(Path.of(args[0]), 0, 0).close();
    }
}
