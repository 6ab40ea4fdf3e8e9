package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.analysis.FrameExtent;
import dev.lull.convert.analysis.FrameFacts;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.plan.KeptAudio;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.verify.PictureComparison.Decoded;
import dev.lull.convert.verify.PictureComparison.Pair;
import dev.lull.convert.verify.PictureComparison.Sample;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decodes what was made, and compares what is seen and heard with the original. */
public final class ContentCheck {

    private static final String FILE = "the converted file";

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
     * Checks a segment by itself.
     *
     * @param index of the picture that was made
     * @throws Failure.Permanent with the first thing found wrong
     */
    public LeastAlike checkSegment(Segment segment, Path source, MediaAnalysis original, Path made, PacketIndex index)
            throws Failure, InterruptedException {
        String what = segment.toString();
        List<Sample> samples = Samples.ofSegment(segment, source, original);
        Likeness likeness = new Likeness(leastSsim, made);
        likeness.add(samples, decoded(samples, original, made, 0, index, what));
        return likeness.lowest(what);
    }

    /**
     * Checks the picture of a result in one piece; empty when none of its frames can be told from the others.
     *
     * @param encoded whether its picture was
     * @param same what of it need not be decoded
     * @throws Failure.Permanent with the first thing found wrong
     */
    public Optional<LeastAlike> checkPicture(
            Path source, MediaAnalysis original, boolean encoded, SameStreams same, Path made, MediaAnalysis result)
            throws Failure, InterruptedException {
        Likeness likeness = new Likeness(leastSsim, made);
        Deque<List<Sample>> groups = new ArrayDeque<>(Samples.ofFile(source, original, result));
        boolean comparable = !groups.isEmpty();
        if (encoded) {
            List<Sample> first = comparable ? groups.remove() : List.of();
            int stream = picture(result).index();
            likeness.add(first, decoded(first, original, made, stream, result.index(), FILE));
        } else if (same.picture()) {
            // one frame shows that it is decoded at all; the others are known to follow
            groups = new ArrayDeque<>(comparable ? List.of(groups.element().subList(0, 1)) : List.of());
        } else {
            checkCopy(source, original, made, result);
        }
        for (List<Sample> samples : groups) {
            List<Pair> pairs = pairs(samples, made, result);
            likeness.add(samples, pictures.ssim(pairs, picture(original), encoded));
        }
        return comparable ? Optional.of(likeness.lowest(FILE)) : Optional.empty();
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
            checkSound(source, selection.audio().get(number), made, tracks.get(number), shift);
        }
    }

    /**
     * Checks every audio track of a result.
     *
     * @param same what of it need not be decoded
     */
    public void checkSound(
            Path source, MediaAnalysis original, Selection selection, SameStreams same, Path made, MediaAnalysis result)
            throws Failure, InterruptedException {
        double shift = (result.video().orElseThrow().start() - result.facts().start())
                - (original.video().orElseThrow().start() - original.facts().start());
        double exactShift = original.video().orElseThrow().exact() ? shift : 0;
        List<AudioStream> tracks = result.facts().audio();
        for (int number = 0; number < Math.min(tracks.size(), selection.audio().size()); number++) {
            if (!same.tracks().contains(number)) {
                checkSound(
                        source,
                        selection.audio().get(number),
                        made,
                        tracks.get(number).index(),
                        exactShift);
            }
        }
    }

    private void checkSound(Path source, KeptAudio kept, Path made, int track, double shift)
            throws Failure, InterruptedException {
        SoundCheck.check(analyzer.loudness(source, kept.track().index()), analyzer.loudness(made, track), shift);
    }

    /** Decodes all of what was encoded; returns the SSIM of its samples. */
    private List<OptionalDouble> decoded(
            List<Sample> samples, MediaAnalysis original, Path made, int stream, PacketIndex index, String what)
            throws Failure, InterruptedException {
        Decoded decoded = pictures.decode(made, stream, samples, picture(original));
        checkFrames(decoded.shown().size(), decoded.inOrder(index), index.frames(), what);
        return decoded.ssim();
    }

    /** What a decoder leaves out of the original, it leaves out of the copy. */
    private void checkCopy(Path source, MediaAnalysis original, Path made, MediaAnalysis result)
            throws Failure, InterruptedException {
        FrameFacts there = analyzer.frames(source, picture(original).index(), FrameExtent.ALL);
        FrameFacts copied = analyzer.frames(made, picture(result).index(), FrameExtent.ALL);
        long packets = result.video().orElseThrow().packets();
        checkFrames(copied.frames(), copied.ordered(), Math.min(packets, there.frames()), FILE);
    }

    private static void checkFrames(long frames, boolean ordered, long expected, String what) throws Failure.Permanent {
        if (!ordered) {
            throw new Failure.Permanent("the frames of " + what + " are not shown in their order");
        }
        if (frames < Math.floor(expected * (1 - TOLERATED_FRAMES))) {
            throw new Failure.Permanent(
                    "only " + frames + " of " + expected + " frames of " + what + " can be decoded");
        }
    }

    private static List<Pair> pairs(List<Sample> samples, Path made, MediaAnalysis result) {
        Ticks shown = result.index().shown();
        return samples.stream()
                .map(sample -> new Pair(
                        sample.original(), Shot.at(made, result, shown.get(sample.made())), sample.still(made)))
                .toList();
    }

    private static VideoStream picture(MediaAnalysis analysis) {
        return analysis.facts().mainVideo().orElseThrow();
    }
}
