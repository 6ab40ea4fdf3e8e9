package dev.lull.standalone.chaos.work;

import dev.lull.standalone.chaos.check.Kind;
import dev.lull.standalone.chaos.check.Shape;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One of the few media that are really made; all others are copies with other metadata. */
record Sample(Path path, Kind kind, @Nullable Shape shape) {

    String extension() {
        String name = path.toString();
        return name.substring(name.lastIndexOf('.'));
    }
}
