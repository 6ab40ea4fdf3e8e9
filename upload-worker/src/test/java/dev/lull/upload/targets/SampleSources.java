package dev.lull.upload.targets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Submitted files for tests: real files in a folder of their own. */
final class SampleSources {

    static final Instant TAKEN_IN_2019 = Instant.parse("2019-07-21T10:15:30Z");

    private final Path folder;
    private int made;

    SampleSources(Path folder) {
        this.folder = folder;
    }

    /** A new file with this content, and the wish to have it under this name. */
    Upload upload(String name, String content) throws IOException {
        return upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Upload upload(String name, byte[] content) throws IOException {
        made++;
        Path file = Files.write(folder.resolve("original-" + made), content);
        return new Upload("media-" + made, name, file, content.length, sha256(content), "image/jpeg", TAKEN_IN_2019);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
