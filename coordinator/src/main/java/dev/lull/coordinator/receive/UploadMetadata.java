package dev.lull.coordinator.receive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller says about the file it sends: {@code filename YS5qcGc=,relativePath YmVhY2gvYS5qcGc=}. */
public final class UploadMetadata {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x2b\\x2d-\\x7e]+");

    private final String header;
    private final Map<String, String> values;

    private UploadMetadata(String header, Map<String, String> values) {
        this.header = header;
        this.values = values;
    }

    /**
     * Reads the header.
     *
     * @param header pairs of a key and a value in base64, joined by commas; null for none
     * @throws UploadRefused when it is anything else, a key is there twice, or a value is no text
     */
    public static UploadMetadata of(@Nullable String header) throws UploadRefused {
        Map<String, String> values = new LinkedHashMap<>();
        if (header == null || header.isBlank()) {
            return new UploadMetadata("", values);
        }
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split(" +", -1);
            if (parts.length > 2 || !KEY.matcher(parts[0]).matches()) {
                throw refused("must be pairs of a key and a value in base64, joined by commas");
            }
            String before = values.put(parts[0], parts.length == 1 ? "" : text(parts[0], parts[1]));
            if (before != null) {
                throw refused("has the key " + parts[0] + " twice");
            }
        }
        return new UploadMetadata(header, values);
    }

    private static String text(String key, String base64) throws UploadRefused {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException e) {
            throw refused("has a value of " + key + " that is not base64");
        } catch (CharacterCodingException e) {
            throw refused("has a value of " + key + " that is not UTF-8");
        }
    }

    private static UploadRefused refused(String why) {
        return new UploadRefused(Refusal.MALFORMED, "Upload-Metadata " + why);
    }

    /** The first of these keys that says something. */
    Optional<String> first(String... keys) {
        for (String key : keys) {
            String value = values.getOrDefault(key, "");
            // browsers' clients write a value they do not have so
            if (!value.isBlank() && !value.equals("null") && !value.equals("undefined")) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** As it was sent. */
    String header() {
        return header;
    }
}
