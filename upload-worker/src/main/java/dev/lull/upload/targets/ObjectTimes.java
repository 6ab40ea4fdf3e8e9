package dev.lull.upload.targets;

import java.util.Map;

/** The times that an object carries as metadata, as a bucket knows when it was put and nothing else. */
final class ObjectTimes {

    /** {@code x-amz-meta-mtime}, in RFC 3339. */
    private static final String MTIME = "mtime";
    /** {@code x-amz-meta-captured-at}, in RFC 3339, without an offset where the camera did not write one down. */
    private static final String CAPTURED_AT = "captured-at";

    private ObjectTimes() {}

    static Map<String, String> of(Upload upload) {
        String modified = upload.modified().toString();
        return upload.captured() == null
                ? Map.of(MTIME, modified)
                : Map.of(MTIME, modified, CAPTURED_AT, upload.captured().toString());
    }
}
