package dev.lull.convert.verify;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.FrameExtent;
import dev.lull.convert.analysis.FrameFacts;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.plan.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies files: first by what stands in them, packet by packet, then by what comes out of them. All methods throw
 * {@link Failure.Permanent} with the first thing found wrong.
 */
public final class Verifier {

    private final MediaAnalyzer analyzer;
    private final ContentCheck content;
    private final TargetProfile target;

    /**
     * A verifier.
     *
     * @param target what results must play on
     */
    public Verifier(MediaAnalyzer analyzer, ContentCheck content, TargetProfile target) {
        this.analyzer = analyzer;
        this.content = content;
        this.target = target;
    }

    /** One segment of the picture. */
    public LeastAlike segment(Segment segment, Path source, MediaAnalysis original, Path made, TimeBase clock)
            throws Failure, InterruptedException {
        Map<Integer, Timeline> timelines = analyzer.timelines(made);
        PacketIndex index = SegmentCheck.check(segment, original.timeBase(), timelines, clock);
        return content.checkSegment(segment, source, original, made, index);
    }

    /** All audio, made by itself. */
    public void audio(Selection selection, Path source, MediaAnalysis original, Path made)
            throws Failure, InterruptedException {
        Map<Integer, Timeline> timelines = analyzer.timelines(made);
        AudioCheck.check(original, selection, timelines);
        // its file begins where its first track does, and joining puts it back to its place
        double start =
                timelines.values().stream().mapToDouble(Timeline::start).min().orElse(0);
        content.checkSound(source, selection, made, List.copyOf(timelines.keySet()), -start);
    }

    /** A result in one piece; empty when none of its frames can be told from the others. */
    public Optional<LeastAlike> whole(
            ConversionKind kind, Selection selection, Path source, MediaAnalysis original, Path made)
            throws Failure, InterruptedException {
        MediaAnalysis result = analyzer.measure(made);
        Verification.check(original, frames(source, original, result), selection, result, target);
        SameStreams same = SameStreams.of(analyzer, !kind.encodesVideo(), selection, source, original, made, result);
        Optional<LeastAlike> least = content.checkPicture(source, original, kind.encodesVideo(), same, made, result);
        content.checkSound(source, original, selection, same, made, result);
        return least;
    }

    /**
     * How many frames the source shows: one in each packet, unless packets say that the frame before them stays, as
     * those of screen recorders do, which a decoder knows. Where it complains, frames are missing that should be there.
     */
    private long frames(Path source, MediaAnalysis original, MediaAnalysis result)
            throws Failure, InterruptedException {
        long packets = Verification.packets(original);
        if (!Verification.lacksFrames(original, result)) {
            return packets;
        }
        int stream = original.facts().mainVideo().orElseThrow().index();
        FrameFacts decoded = analyzer.frames(source, stream, FrameExtent.ALL);
        return decoded.clean() ? Math.min(packets, decoded.frames()) : packets;
    }

    /** A result that was joined from verified segments and audio. */
    public void joined(Selection selection, Path source, MediaAnalysis original, Path made)
            throws Failure, InterruptedException {
        MediaAnalysis result = analyzer.measure(made);
        Verification.checkJoined(original, selection, result, target);
        SameStreams same = SameStreams.of(analyzer, false, selection, source, original, made, result);
        content.checkSound(source, original, selection, same, made, result);
    }
}
