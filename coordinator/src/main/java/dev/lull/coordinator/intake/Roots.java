package dev.lull.coordinator.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The folders below which sources must be, wherever links lead. */
final class Roots {

    private final List<Path> roots;

    /** A root that does not exist holds nothing. */
    Roots(List<String> roots) {
        this.roots = roots.stream().map(Path::of).map(Roots::resolved).toList();
    }

    /**
     * Whether the file, all links followed, is below a root.
     *
     * @throws IOException when it cannot be followed to its end
     */
    boolean hold(Path file) throws IOException {
        Path real = file.toRealPath();
        return roots.stream().anyMatch(real::startsWith);
    }

    private static Path resolved(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root.toAbsolutePath().normalize();
        }
    }
}
