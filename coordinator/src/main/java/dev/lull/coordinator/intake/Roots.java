package dev.lull.coordinator.intake;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UploadSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders below which sources must be, wherever links lead, and those among them that are passed over. */
final class Roots {

    private final List<Path> roots;
    private final List<Path> excluded;

    /** A root that does not exist holds nothing. */
    Roots(List<String> roots, List<String> excluded) {
        this.roots = roots.stream().map(Path::of).map(Roots::resolved).toList();
        this.excluded = excluded.stream().map(Path::of).map(Roots::resolved).toList();
    }

    /** Lull's own folders may lie below what was submitted; taking them in would never end. */
    static Roots of(Settings settings) {
        List<String> excluded = new ArrayList<>();
        settings.find(LullSettings.INTAKE_EXCLUDE).ifPresent(excluded::addAll);
        settings.find(LullSettings.TARGET).ifPresent(excluded::add);
        settings.find(LullSettings.STORE).ifPresent(excluded::add);
        settings.find(UploadSettings.MOVED_TO).ifPresent(excluded::add);
        return new Roots(settings.get(LullSettings.INTAKE_ROOTS), excluded);
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

    /** Whether this folder is one of those that are passed over. */
    boolean exclude(Path folder) {
        return !excluded.isEmpty() && excluded.contains(resolved(folder));
    }

    private static Path resolved(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root.toAbsolutePath().normalize();
        }
    }
}
