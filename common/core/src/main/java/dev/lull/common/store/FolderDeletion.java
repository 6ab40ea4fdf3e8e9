package dev.lull.common.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes folders that other processes may be deleting, or still writing to, at the same time. */
public final class FolderDeletion {

    private FolderDeletion() {}

    /**
     * Deletes a folder with everything in it, or a file; links are deleted, not followed. What another process put into
     * it meanwhile stays, and so do the folders above that.
     *
     * @throws IOException when something cannot be deleted; what is left is unknown
     */
    public static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SharedFolderVisitor() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                FileVisitResult result = super.postVisitDirectory(visited, e);
                deleteUnlessRefilled(visited);
                return result;
            }
        });
    }

    private static void deleteUnlessRefilled(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException stillWrittenTo) {
            // left for the next deletion
        }
    }
}
