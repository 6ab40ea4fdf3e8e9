package dev.lull.upload.targets.telegram;

import dev.lull.upload.targets.Upload;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One message to be.
 *
 * @param file what is sent: the file of the upload, or a copy made to Telegram's rules
 * @param fileName as people see it when they save it
 * @param playback of a video; null for everything else
 */
record Item(
        Upload upload,
        ItemKind kind,
        Path file,
        String fileName,
        String contentType,
        @Nullable Playback playback) {

    /**
     * How a video plays.
     *
     * @param width pixels as shown
     * @param height pixels as shown
     * @param seconds rounded
     * @param thumbnail a small JPEG; null when none could be made
     */
    record Playback(
            int width, int height, int seconds, @Nullable Path thumbnail) {}

    /** The file itself, unchanged. */
    static Item asItIs(Upload upload, ItemKind kind) {
        return new Item(upload, kind, upload.file(), FileName.of(upload), upload.contentType(), null);
    }
}
