package dev.lull.common.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file that holds another content each time, since making a file takes longer than reading it. */
public final class FuzzFile {

    private final Path path;

    public FuzzFile() {
        try {
            this.path = Files.createTempFile("lull-", ".fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        path.toFile().deleteOnExit();
    }

    public Path with(byte[] content) throws IOException {
        return Files.write(path, content);
    }
}
