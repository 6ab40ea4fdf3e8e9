package dev.lull.common.s3;

import java.nio.file.Path;

/**
 * A local file to be put into a bucket.
 *
 * @param size its bytes
 * @param sha256 of its content, in lower-case hex; it is checked before the object can be seen, and kept with it
 * @param contentType MIME type, kept with it
 */
public record NewObject(String key, Path file, long size, String sha256, String contentType) {}
