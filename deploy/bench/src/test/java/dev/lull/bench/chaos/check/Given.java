package dev.lull.bench.chaos.check;

import org.jspecify.annotations.Nullable;

/**
 * A file that was handed over with a submission.
 *
 * @param shape of what has to be converted; null for others
 */
public record Given(
        String submission,
        String path,
        String sha256,
        Kind kind,
        Fate fate,
        @Nullable Shape shape) {

    /** The name without folder and extension, which no other file of the run has. */
    public String stem() {
        return stem(path);
    }

    /** The same of a path. */
    static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, name.lastIndexOf('.'));
    }
}
