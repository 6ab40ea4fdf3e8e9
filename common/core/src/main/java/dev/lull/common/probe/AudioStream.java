package dev.lull.common.probe;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sound track.
 *
 * @param codec ffmpeg's name: {@code aac}, {@code mp3}, {@code opus}
 * @param profile as ffprobe prints it: {@code LC}; null when unknown
 * @param configuration AAC's number for its channels; 0 when it describes them itself, -1 when there is none
 * @param start seconds of its first timestamp
 * @param duration seconds as declared for this stream; 0 when not
 * @param label who it is for
 */
public record AudioStream(
        int index,
        String codec,
        @Nullable String profile,
        int channels,
        int sampleRate,
        int configuration,
        double start,
        double duration,
        StreamLabel label) {

    /** Codecs that ffmpeg has a name for, at most. */
    private static final Set<String> UNDECODABLE = Set.of("unknown", "none", "ac4", "mpegh_3d_audio", "iamf");

    /** Whether ffmpeg knows how to decode it. */
    public boolean decodable() {
        return !UNDECODABLE.contains(codec) && channels > 0 && sampleRate > 0 && !label.encrypted();
    }
}
