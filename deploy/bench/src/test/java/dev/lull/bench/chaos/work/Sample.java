package dev.lull.bench.chaos.work;

import dev.lull.bench.chaos.check.Kind;
import dev.lull.bench.chaos.check.Shape;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One of the few media that are really made; all others are copies with other metadata. */
record Sample(Path path, Kind kind, @Nullable Shape shape) {

    String extension() {
        String name = path.toString();
        return name.substring(name.lastIndexOf('.'));
    }
}
