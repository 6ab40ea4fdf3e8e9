package dev.lull.bench.chaos.work;

import dev.lull.bench.chaos.check.Kind;
import dev.lull.bench.chaos.check.Shape;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was made.
 *
 * @param sample of what it is a copy, with the same pictures and sound
 * @param shape of what has to be converted; null for others
 */
record Original(
        Path path,
        String sha256,
        Kind kind,
        Path sample,
        @Nullable Shape shape) {}
