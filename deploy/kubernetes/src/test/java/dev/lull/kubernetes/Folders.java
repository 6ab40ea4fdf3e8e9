package dev.lull.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the kustomizations of this module are. Tests run in its folder. */
final class Folders {

    static final Path BASE = Path.of("base");

    private Folders() {}

    static List<Path> overlays() {
        return below("overlays");
    }

    static List<Path> components() {
        return below("components");
    }

    /**
     * Makes a kustomization and renders it.
     *
     * @param name of a folder below {@code target}, from where {@code ../..} is this module
     */
    static String render(String name, String kustomization) {
        try {
            Path folder = Files.createDirectories(Path.of("target", name));
            Files.writeString(folder.resolve("kustomization.yaml"), kustomization);
            return Kubectl.kustomize(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(String folder) {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
