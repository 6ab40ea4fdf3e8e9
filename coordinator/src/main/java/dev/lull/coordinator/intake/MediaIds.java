package dev.lull.coordinator.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of files: the same submission and source always give the same, so that a resumed walk finds its files again. */
final class MediaIds {

    private static final int LENGTH = 20;

    private MediaIds() {}

    static String of(String submission, String source) {
        byte[] both = (submission + '\0' + source).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(both)).substring(0, LENGTH);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
