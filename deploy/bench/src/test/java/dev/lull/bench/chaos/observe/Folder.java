package dev.lull.bench.chaos.observe;

import dev.lull.common.store.SharedFolderVisitor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is below a folder. */
public final class Folder {

    private Folder() {}

    /** All regular files, hidden ones too. What vanishes meanwhile is left out: the folder may be at work. */
    public static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SharedFolderVisitor() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return files;
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
