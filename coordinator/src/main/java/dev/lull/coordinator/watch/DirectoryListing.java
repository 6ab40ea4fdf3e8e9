package dev.lull.coordinator.watch;

import dev.lull.coordinator.intake.AllowedRoots;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files and folders of a directory that are not left out. A link to a folder is none of them. */
record DirectoryListing(List<SeenFile> files, List<Path> folders) {

    /** @throws IOException when not all of it can be known at the moment */
    static DirectoryListing of(Path directory, AllowedRoots allowedRoots) throws IOException {
        List<SeenFile> files = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (allowedRoots.excludedBy(entry.getFileName().toString()).isPresent()) {
                    continue;
                }
                if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    SeenFile.of(entry).ifPresent(files::add);
                } else if (!allowedRoots.exclude(entry)) {
                    folders.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new DirectoryListing(files, folders);
    }

    boolean isEmpty() {
        return files.isEmpty() && folders.isEmpty();
    }

    /** As {@link dev.lull.common.ledger.WatchLedger#taken} has them. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        files.forEach(file -> names.add(file.name()));
        folders.forEach(folder -> names.add(folder.getFileName() + TakenFiles.FOLDER));
        return names;
    }
}
