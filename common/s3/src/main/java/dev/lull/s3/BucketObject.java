package dev.lull.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket says of an object.
 *
 * @param version changes with the content: the entity tag
 * @param sha256 of the content in lower-case hex, as its uploader said; null in lists, and for objects that others put
 */
public record BucketObject(
        String key,
        long size,
        Instant changed,
        String version,
        @Nullable String sha256) {}
