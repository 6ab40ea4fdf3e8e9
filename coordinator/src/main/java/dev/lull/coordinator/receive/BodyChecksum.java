package dev.lull.coordinator.receive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The checksum that the body of one call must have: {@code sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=}. */
public final class BodyChecksum {

    private static final Map<String, String> ALGORITHMS = new TreeMap<>(Map.of("sha1", "SHA-1", "sha256", "SHA-256"));

    private final MessageDigest digest;
    private final byte[] expected;

    private BodyChecksum(MessageDigest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /** The names of what is understood, joined by commas. */
    public static String algorithms() {
        return String.join(",", ALGORITHMS.keySet());
    }

    /**
     * Reads the header.
     *
     * @param header an algorithm and the checksum in base64; null for none
     * @return null for none
     * @throws UploadRefused when it is anything else
     */
    public static @Nullable BodyChecksum of(@Nullable String header) throws UploadRefused {
        if (header == null) {
            return null;
        }
        String[] parts = header.strip().split(" +", -1);
        String algorithm = ALGORITHMS.get(parts[0]);
        if (parts.length != 2 || algorithm == null) {
            throw refused("must be an algorithm (" + algorithms() + ") and a checksum in base64");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] expected = Base64.getDecoder().decode(parts[1]);
            if (expected.length != digest.getDigestLength()) {
                throw refused("is not as long as one of " + parts[0]);
            }
            return new BodyChecksum(digest, expected);
        } catch (IllegalArgumentException e) {
            throw refused("is not base64");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static UploadRefused refused(String why) {
        return new UploadRefused(Refusal.MALFORMED, "Upload-Checksum " + why);
    }

    void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** Whether it is that of all that was added; asked once. */
    boolean matches() {
        return MessageDigest.isEqual(expected, digest.digest());
    }
}
