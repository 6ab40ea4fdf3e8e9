package dev.lull.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A local file to be put into a bucket.
 *
 * @param size its bytes
 * @param sha256 of its content, in lower-case hex; it is checked before the object can be seen, and kept with it
 * @param contentType MIME type, kept with it
 * @param metadata more that is kept with it, as {@code x-amz-meta-NAME}: names in lower case, values in ASCII
 */
public record PutRequest(
        String key, Path file, long size, String sha256, String contentType, Map<String, String> metadata) {

    public PutRequest {
        metadata = Map.copyOf(metadata);
    }

    /** The file with the content that it has now, which is read for it. */
    public static PutRequest of(Path file, String key, String contentType) throws IOException {
        long size = Files.size(file);
        try (SourceReading reading = new SourceReading(file)) {
            reading.part(size);
            return new PutRequest(key, file, size, reading.sha256(), contentType, Map.of());
        }
    }
}
