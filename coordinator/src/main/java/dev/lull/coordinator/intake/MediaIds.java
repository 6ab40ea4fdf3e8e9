package dev.lull.coordinator.intake;

import dev.lull.common.media.Checksum;

/** Ids of files: the same submission and source always give the same, so that a resumed walk finds its files again. */
final class MediaIds {

    private static final int LENGTH = 20;

    private MediaIds() {}

    static String of(String submission, String source) {
        return Checksum.of(submission + '\0' + source).substring(0, LENGTH);
    }
}
