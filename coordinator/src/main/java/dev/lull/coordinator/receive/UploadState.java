package dev.lull.coordinator.receive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an upload is.
 *
 * @param length bytes, as announced
 * @param offset bytes that are here
 * @param metadata as the caller sent it; empty for nothing
 * @param expires when it is deleted unless more comes; null once it is whole
 */
public record UploadState(
        String id,
        long length,
        long offset,
        String metadata,
        @Nullable Instant expires) {

    /** Whether it is a submission, or will be one without any more calls. */
    public boolean whole() {
        return offset == length;
    }
}
