package dev.lull.upload.targets;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What an input/output error means, in words for a person; Java's own messages are often just a path. */
final class IoErrors {

    private IoErrors() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        @Nullable String reason = e instanceof FileSystemException onFile ? onFile.getReason() : e.getMessage();
        return reason == null ? e.toString() : reason;
    }
}
