package dev.lull.convert.encode;

import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.KeptAudio;
import java.util.List;

/** How audio tracks are encoded or, where they may stay as they are, copied. */
final class AudioEncoding {

    /** AAC sounds no better above it, and players may refuse it. */
    private static final int HIGHEST_SAMPLE_RATE = 48_000;

    private AudioEncoding() {}

    /** Maps and encodes all of them, in their order. */
    static void apply(UrlOutput output, List<KeptAudio> audio, EncoderSettings settings) {
        for (int number = 0; number < audio.size(); number++) {
            KeptAudio kept = audio.get(number);
            output.addMap(0, Integer.toString(kept.track().index()));
            if (kept.copied()) {
                output.addArguments("-c:a:" + number, "copy");
            } else {
                encode(output, kept, number, settings);
            }
        }
    }

    private static void encode(UrlOutput output, KeptAudio kept, int number, EncoderSettings settings) {
        output.addArguments("-c:a:" + number, "aac")
                .addArguments("-b:a:" + number, settings.audioKilobits(kept.channels()) + "k")
                // gaps are filled and a late start padded, so that the audio stays with the video
                .addArguments("-filter:a:" + number, "aresample=async=1000:first_pts=0");
        if (kept.mixedDown() || kept.channels() > 2) {
            output.addArguments("-ac:a:" + number, Integer.toString(kept.channels()));
        }
        if (kept.track().sampleRate() > HIGHEST_SAMPLE_RATE) {
            output.addArguments("-ar:a:" + number, Integer.toString(HIGHEST_SAMPLE_RATE));
        }
    }
}
