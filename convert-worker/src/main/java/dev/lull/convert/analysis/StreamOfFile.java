package dev.lull.convert.analysis;

import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.VideoStream;
import java.nio.file.Path;

/**
 * A stream of a file.
 *
 * @param h264 whether it is that, of which containers keep a part outside of the packets
 */
public record StreamOfFile(Path file, int index, boolean h264) {

    public static StreamOfFile of(Path file, VideoStream video) {
        return new StreamOfFile(file, video.index(), video.codec().equals("h264"));
    }

    public static StreamOfFile of(Path file, AudioStream audio) {
        return new StreamOfFile(file, audio.index(), false);
    }
}
