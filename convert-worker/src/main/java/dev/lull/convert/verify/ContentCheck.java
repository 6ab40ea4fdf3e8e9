package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.analysis.FrameExtent;
import dev.lull.convert.analysis.FrameFacts;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.plan.KeptAudio;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.plan.Selection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Decodes what was made, and compares what is seen and heard with the original. */
public final class ContentCheck {

    /** Frames compared in a segment, and in every so many seconds of a file in one piece. */
    private static final int SAMPLES = 3;

    private static final double SAMPLED_SECONDS = 30;
    private static final int MOST_SAMPLES = 60;

    /** Damaged frames are left out by the decoder. */
    private static final double TOLERATED_FRAMES = 0.01;

    private final MediaAnalyzer analyzer;
    private final PictureComparison pictures;
    private final double leastSsim;

    /**
     * A check.
     *
     * @param leastSsim below it two frames count as different
     */
    public ContentCheck(MediaAnalyzer analyzer, PictureComparison pictures, double leastSsim) {
        this.analyzer = analyzer;
        this.pictures = pictures;
        this.leastSsim = leastSsim;
    }

    /**
     * Checks a segment by itself; returns the lowest SSIM of the frames that were compared.
     *
     * @throws Failure.Permanent with the first thing found wrong
     */
    public OptionalDouble checkSegment(Segment segment, Path source, MediaAnalysis original, Path made)
            throws Failure, InterruptedException {
        long[] times = segment.times();
        decode(made, 0, times.length, segment.toString());
        VideoStream video = original.facts().mainVideo().orElseThrow();
        Compared compared = new Compared();
        for (int frame : spread(times.length, SAMPLES)) {
            Shot first = Shot.at(source, original, times[frame]);
            compared.add(compare(first, video, true, Shot.numbered(made, 0, frame), frame));
        }
        return compared.lowest(segment.toString());
    }

    /**
     * Checks the picture of a result in one piece; returns the lowest SSIM of the frames that were compared.
     *
     * @param encoded whether its picture was
     * @throws Failure.Permanent with the first thing found wrong
     */
    public OptionalDouble checkPicture(
            Path source, MediaAnalysis original, boolean encoded, Path made, MediaAnalysis result)
            throws Failure, InterruptedException {
        VideoStream video = original.facts().mainVideo().orElseThrow();
        int stream = result.facts().mainVideo().orElseThrow().index();
        long expected = result.video().orElseThrow().packets();
        if (!encoded) {
            // what a decoder leaves out of the original, it leaves out of the copy
            expected = Math.min(
                    expected,
                    analyzer.frames(source, video.index(), FrameExtent.ALL).frames());
        }
        decode(made, stream, expected, "the converted file");
        long[] shown = original.index().shown();
        long[] there = result.index().shown();
        int samples = (int)
                Math.min(MOST_SAMPLES, SAMPLES + original.video().orElseThrow().length() / SAMPLED_SECONDS);
        // without times frames are known by their number, if none is missing
        long packets = original.video().orElseThrow().packets();
        int known = shown.length == 0 && there.length == packets ? there.length : shown.length;
        Compared compared = new Compared();
        for (int frame : spread(Math.min(known, there.length), samples)) {
            Shot first = original.index().trusted()
                    ? Shot.at(source, original, shown[frame])
                    : Shot.numbered(source, video.index(), frame);
            int same = original.index().trusted() ? nearest(original, frame, result) : frame;
            compared.add(compare(first, video, encoded, Shot.at(made, result, there[same]), frame));
        }
        return known == 0 ? OptionalDouble.empty() : compared.lowest("the converted file");
    }

    /**
     * Checks every audio track.
     *
     * @param made with these tracks, in the order of the selection
     * @param shift seconds by which the picture comes later in it
     * @throws Failure.Permanent when one is not heard as it was
     */
    public void checkSound(Path source, Selection selection, Path made, List<Integer> tracks, double shift)
            throws Failure, InterruptedException {
        for (int number = 0; number < Math.min(tracks.size(), selection.audio().size()); number++) {
            KeptAudio kept = selection.audio().get(number);
            SoundCheck.check(
                    analyzer.loudness(source, kept.track().index()),
                    analyzer.loudness(made, tracks.get(number)),
                    shift);
        }
    }

    /** Checks every audio track of a result. */
    public void checkSound(Path source, MediaAnalysis original, Selection selection, Path made, MediaAnalysis result)
            throws Failure, InterruptedException {
        double shift = (result.video().orElseThrow().start() - result.facts().start())
                - (original.video().orElseThrow().start() - original.facts().start());
        List<Integer> tracks =
                result.facts().audio().stream().map(AudioStream::index).toList();
        checkSound(
                source, selection, made, tracks, original.video().orElseThrow().exact() ? shift : 0);
    }

    private void decode(Path made, int stream, long expected, String what) throws Failure, InterruptedException {
        FrameFacts frames = analyzer.frames(made, stream, FrameExtent.ALL);
        if (!frames.ordered()) {
            throw new Failure.Permanent("the frames of " + what + " are not shown in their order");
        }
        if (frames.frames() < Math.floor(expected * (1 - TOLERATED_FRAMES))) {
            throw new Failure.Permanent(
                    "only " + frames.frames() + " of " + expected + " frames of " + what + " can be decoded");
        }
    }

    /** Empty when they could not be compared. */
    private OptionalDouble compare(Shot first, VideoStream video, boolean encoded, Shot second, int frame)
            throws Failure, InterruptedException {
        OptionalDouble ssim = pictures.ssim(first, video, encoded, second);
        if (ssim.isPresent() && ssim.getAsDouble() < leastSsim) {
            throw new Failure.Permanent(String.format(
                    Locale.ROOT,
                    "frame %d looks different: SSIM %.3f, below %.3f of convert.least-ssim",
                    frame + 1,
                    ssim.getAsDouble(),
                    leastSsim));
        }
        return ssim;
    }

    /** The number of the frame of the result that is shown when this one is, each counted from its first frame. */
    private static int nearest(MediaAnalysis original, int frame, MediaAnalysis result) {
        long[] shown = original.index().shown();
        long[] there = result.index().shown();
        double seconds = original.timeBase().seconds(shown[frame] - shown[0]);
        long wanted = there[0] + result.timeBase().ticks(seconds);
        int found = Arrays.binarySearch(there, wanted);
        if (found >= 0) {
            return found;
        }
        int after = Math.min(-found - 1, there.length - 1);
        int before = Math.max(0, after - 1);
        return wanted - there[before] <= there[after] - wanted ? before : after;
    }

    /** So many numbers below a bound, with the first and the last. */
    private static int[] spread(int bound, int wanted) {
        int number = Math.min(bound, wanted);
        return number < 2
                ? IntStream.range(0, number).toArray()
                : IntStream.range(0, number)
                        .map(i -> (int) ((long) i * (bound - 1) / (number - 1)))
                        .toArray();
    }

    /** The frames of one file that were compared. */
    private static final class Compared {

        private OptionalDouble lowest = OptionalDouble.empty();

        void add(OptionalDouble ssim) {
            if (ssim.isPresent()) {
                lowest = OptionalDouble.of(Math.min(ssim.getAsDouble(), lowest.orElse(1)));
            }
        }

        OptionalDouble lowest(String what) throws Failure.Permanent {
            if (lowest.isEmpty()) {
                throw new Failure.Permanent("no frame of " + what + " could be compared with its original");
            }
            return lowest;
        }
    }
}
