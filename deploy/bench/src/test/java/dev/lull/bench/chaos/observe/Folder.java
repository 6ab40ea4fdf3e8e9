package dev.lull.bench.chaos.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is below a folder. */
public final class Folder {

    private Folder() {}

    /** All regular files, hidden ones too. */
    public static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The SHA-256 of each. */
    public static Map<String, String> checksums(Path folder) throws IOException {
        Map<String, String> checksums = new HashMap<>();
        for (Path file : files(folder)) {
            checksums.put(file.toString(), Sha256.of(file));
        }
        return checksums;
    }
}
