package dev.lull.convert.encode;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.MediaFacts.AudioStream;
import dev.lull.convert.plan.EncoderSettings;

/** How audio is encoded or, where the kind of conversion allows it, copied. */
final class AudioEncoding {

    /** AAC sounds no better above it, and players may refuse it. */
    private static final int HIGHEST_SAMPLE_RATE = 48_000;

    private AudioEncoding() {}

    static void apply(UrlOutput output, ConversionKind kind, AudioStream audio, EncoderSettings settings) {
        output.addMap(0, Integer.toString(audio.index()));
        if (kind != ConversionKind.AUDIO && kind != ConversionKind.FULL) {
            output.setCodec(StreamType.AUDIO, "copy");
            return;
        }
        // gaps are filled and a late start padded, so that the audio stays with the video
        output.addArguments("-filter:a", "aresample=async=1000:first_pts=0");
        settings.audioArguments().forEach(output::addArgument);
        if (audio.channels() > 2) {
            output.addArguments("-ac", "2");
        }
        if (audio.sampleRate() > HIGHEST_SAMPLE_RATE) {
            output.addArguments("-ar", Integer.toString(HIGHEST_SAMPLE_RATE));
        }
    }
}
