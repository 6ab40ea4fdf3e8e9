package dev.lull.convert.verify;

import static dev.lull.convert.verify.PictureComparison.AT_ONCE;

import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.verify.PictureComparison.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses the frames that are compared. */
final class Samples {

    /** Frames behind a keyframe; one that is further behind costs the decoding of all between. */
    private static final int NEAR = 24;

    /** Of a file in one piece there is one more in every so many seconds. */
    private static final double SAMPLED_SECONDS = 30;

    private static final int MOST = 60;

    private Samples() {}

    /** Those of a segment. */
    static List<Sample> ofSegment(Segment segment, Path source, MediaAnalysis original) {
        Ticks times = segment.times();
        return spread(times.size(), AT_ONCE)
                .map(frame -> nearKeyframe(frame, times, original.index()))
                .distinct()
                .mapToObj(frame -> new Sample(Shot.at(source, original, times.get(frame)), frame))
                .toList();
    }

    /** Those of a result in one piece, in groups to compare in one run; none when its frames cannot be told apart. */
    static List<List<Sample>> ofFile(Path source, MediaAnalysis original, MediaAnalysis result) {
        List<Sample> samples =
                original.index().trusted() ? timed(source, original, result) : numbered(source, original, result);
        List<List<Sample>> groups = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += AT_ONCE) {
            groups.add(samples.subList(from, Math.min(from + AT_ONCE, samples.size())));
        }
        return groups;
    }

    private static List<Sample> timed(Path source, MediaAnalysis original, MediaAnalysis result) {
        Ticks shown = original.index().shown();
        int known = Math.min(shown.size(), result.index().frames());
        int wanted =
                (int) Math.min(MOST, AT_ONCE + original.video().orElseThrow().length() / SAMPLED_SECONDS);
        return spread(known, wanted)
                .map(frame -> nearKeyframe(frame, shown, original.index()))
                .distinct()
                .mapToObj(frame -> new Sample(
                        Shot.at(source, original, shown.get(frame)), nearest(original, shown.get(frame), result)))
                .toList();
    }

    /** Without times frames are known by their number, if none is missing; each is decoded from the beginning. */
    private static List<Sample> numbered(Path source, MediaAnalysis original, MediaAnalysis result) {
        int stream = original.facts().mainVideo().orElseThrow().index();
        long packets = original.video().orElseThrow().packets();
        int there = result.index().frames();
        int shown = original.index().frames();
        int known = shown == 0 && there == packets ? there : Math.min(shown, there);
        return spread(known, AT_ONCE)
                .mapToObj(frame -> new Sample(Shot.numbered(source, stream, frame), frame))
                .toList();
    }

    /** So many numbers below a bound at most, ascending, with the first and the last. */
    private static IntStream spread(int bound, int wanted) {
        int number = Math.min(bound, wanted);
        return number < 2
                ? IntStream.range(0, number)
                : IntStream.range(0, number).map(i -> (int) ((long) i * (bound - 1) / (number - 1)));
    }

    /** This frame, or one that is nearer to the keyframe before it. */
    private static int nearKeyframe(int frame, Ticks shown, PacketIndex index) {
        int keyframe = index.number(index.keyframeAt(shown.get(frame))) - index.number(shown.get(0));
        return Math.min(frame, Math.max(0, keyframe) + NEAR);
    }

    /** The number of the frame of the result that is shown at this time, each time counted from its first frame. */
    private static int nearest(MediaAnalysis original, long time, MediaAnalysis result) {
        Ticks there = result.index().shown();
        double seconds =
                original.timeBase().seconds(time - original.index().shown().get(0));
        long wanted = there.get(0) + result.timeBase().ticks(seconds);
        int after = Math.min(result.index().number(wanted), there.size() - 1);
        int before = Math.max(0, after - 1);
        return wanted - there.get(before) <= there.get(after) - wanted ? before : after;
    }
}
