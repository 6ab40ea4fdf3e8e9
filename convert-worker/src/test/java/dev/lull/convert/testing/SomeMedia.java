package dev.lull.convert.testing;

import static dev.lull.convert.testing.SomeFacts.facts;

import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.Timeline;
import java.util.Map;
import java.util.stream.LongStream;

/** Files as an analyzer sees them: one frame a second, each a keyframe, and AAC as long. */
public final class SomeMedia {

    /** Ticks of the video stream. */
    public static final long SECOND = 12_800;

    private SomeMedia() {}

    /** A Matroska of which only the container is wrong. */
    public static MediaAnalysis toRemux(int seconds) {
        return analysis(facts().lasting(seconds).container("matroska,webm").build(), seconds);
    }

    /** A Matroska whose video has to be encoded: cut every ten seconds, whole if shorter than fifteen. */
    public static MediaAnalysis toEncode(int seconds) {
        return analysis(hevc().lasting(seconds).build(), seconds);
    }

    /** The same without audio. */
    public static MediaAnalysis silent(int seconds) {
        return new MediaAnalysis(hevc().silent().lasting(seconds).build(), Map.of(0, video(seconds)));
    }

    /** An MP4 that plays everywhere. */
    public static MediaAnalysis compatible(int seconds) {
        return analysis(facts().lasting(seconds).build(), seconds);
    }

    private static SomeFacts hevc() {
        return facts().video("hevc", "Main 10", "yuv420p10le").container("matroska,webm");
    }

    private static MediaAnalysis analysis(MediaFacts facts, int seconds) {
        return new MediaAnalysis(facts, Map.of(0, video(seconds), 1, audio(seconds)));
    }

    public static Timeline video(int seconds) {
        return new Timeline(seconds, 0, seconds, true, true, index(seconds));
    }

    public static Timeline audio(double seconds) {
        return new Timeline(
                Math.round(seconds * 47), 0, seconds, true, true, new PacketIndex(Ticks.of(), Ticks.of(), null));
    }

    public static PacketIndex index(int seconds) {
        long[] times =
                LongStream.range(0, seconds).map(second -> second * SECOND).toArray();
        return new PacketIndex(Ticks.of(times), Ticks.of(times), null);
    }
}
