package dev.lull.upload.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that is in a target folder, hidden files and all. */
final class TargetTree {

    private TargetTree() {}

    /** Files by their name below the folder, with their content; empty folders end with a slash. */
    static Map<String, String> of(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(each -> !each.equals(root)).toList()) {
                String name = root.relativize(path).toString();
                if (Files.isRegularFile(path)) {
                    tree.put(name, Files.readString(path));
                } else if (isEmpty(path)) {
                    tree.put(name + "/", "");
                }
            }
        }
        return tree;
    }

    /** Checksums of all files below {@code top}, by their names below {@code root} where they are there. */
    static Map<String, String> checksums(Path top, Path root) throws IOException {
        Map<String, String> checksums = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path name = path.startsWith(root) ? root.relativize(path) : path;
                checksums.put(name.toString(), SampleSources.sha256(Files.readAllBytes(path)));
            }
        }
        return checksums;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
