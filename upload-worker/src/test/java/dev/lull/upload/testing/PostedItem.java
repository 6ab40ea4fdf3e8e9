package dev.lull.upload.testing;

/**
 * One message that stands in a chat of the stub.
 *
 * @param id the message's, one higher with each
 * @param chat as the bot named it
 * @param kind {@code photo}, {@code video}, {@code animation} or {@code document}
 * @param album the id all items of one album share; empty for a message by itself
 * @param caption empty when it has none
 * @param fileName as the bot sent it
 * @param size bytes of the file
 * @param sha256 lower-case hex of the file
 * @param width pixels as the bot said; 0 when it did not
 * @param height pixels as the bot said; 0 when it did not
 * @param duration seconds as the bot said; 0 when it did not
 * @param streaming whether {@code supports_streaming} was set
 * @param thumbnail bytes of the thumbnail; 0 without one
 */
public record PostedItem(
        long id,
        String chat,
        String kind,
        String album,
        String caption,
        String fileName,
        long size,
        String sha256,
        int width,
        int height,
        int duration,
        boolean streaming,
        long thumbnail) {}
