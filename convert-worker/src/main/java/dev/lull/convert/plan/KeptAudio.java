package dev.lull.convert.plan;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.Compatibility;
import dev.lull.common.probe.TargetProfile;

/**
 * An audio track that goes into the result.
 *
 * @param copied whether as it is
 * @param channels in the result
 */
public record KeptAudio(AudioStream track, boolean copied, int channels) {

    private static final int STEREO = 2;

    /** 5.1: of what is encoded, AAC describes it by a number of its own; most other layouts play in no browser. */
    private static final int SURROUND = 6;

    static KeptAudio of(AudioStream track, ConversionKind kind, TargetProfile target) {
        boolean copied = kind != ConversionKind.FULL && Compatibility.plays(track, target);
        return new KeptAudio(track, copied, copied ? track.channels() : channels(track, target));
    }

    private static int channels(AudioStream track, TargetProfile target) {
        if (track.channels() <= STEREO) {
            return track.channels();
        }
        return track.channels() >= SURROUND && target.mostChannels() >= SURROUND ? SURROUND : STEREO;
    }

    /** Whether some of its channels are heard together with others. */
    public boolean mixedDown() {
        return channels < track.channels();
    }
}
