package dev.lull.common.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a bucket, written {@code s3://bucket/some/prefix}.
 *
 * @param path without a slash at either end; empty for the whole bucket
 */
public record S3Location(String bucket, String path) {

    private static final String SCHEME = "s3://";
    /** Bucket names as Amazon allows them; other servers are not stricter. */
    private static final Pattern WRITTEN = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

    /** Whether the text names a place in a bucket, rightly or wrongly. */
    public static boolean isOne(String text) {
        return text.startsWith(SCHEME);
    }

    /** Reads it; empty when it is not written as it should be. */
    public static Optional<S3Location> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String path = matcher.group(2) == null ? "" : matcher.group(2).replaceAll("/+$", "");
        return path.startsWith("/") || path.contains("//")
                ? Optional.empty()
                : Optional.of(new S3Location(matcher.group(1), path));
    }

    /** The key of what has this name below here. */
    public String key(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** The place of this name below here. */
    public S3Location below(String name) {
        return new S3Location(bucket, key(name));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (path.isEmpty() ? "" : "/" + path);
    }
}
