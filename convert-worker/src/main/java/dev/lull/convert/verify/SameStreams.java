package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.AudioStream;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.StreamOfFile;
import dev.lull.convert.analysis.StreamPair;
import dev.lull.convert.plan.KeptAudio;
import dev.lull.convert.plan.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The streams that were copied so that all their packets are the same, at the same times: they are seen and heard as
 * the original's are.
 *
 * @param picture whether it is one of them
 * @param tracks the numbers of the audio tracks that are, in the order of the selection
 */
record SameStreams(boolean picture, Set<Integer> tracks) {

    /** The number of the picture among the pairs that are compared. */
    private static final int PICTURE = -1;

    /**
     * Compares what was copied, in one look at both files.
     *
     * @param copied whether the picture was
     */
    static SameStreams of(
            MediaAnalyzer analyzer,
            boolean copied,
            Selection selection,
            Path source,
            MediaAnalysis original,
            Path made,
            MediaAnalysis result)
            throws Failure, InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        List<StreamPair> pairs = new ArrayList<>();
        if (copied && Verification.samePictureTimes(original, result)) {
            numbers.add(PICTURE);
            pairs.add(new StreamPair(
                    StreamOfFile.of(source, original.facts().mainVideo().orElseThrow()),
                    StreamOfFile.of(made, result.facts().mainVideo().orElseThrow())));
        }
        List<AudioStream> tracks = result.facts().audio();
        for (int number = 0; number < Math.min(tracks.size(), selection.audio().size()); number++) {
            KeptAudio kept = selection.audio().get(number);
            if (kept.copied() && Verification.sameSoundTimes(original, kept.track(), result, tracks.get(number))) {
                numbers.add(number);
                pairs.add(new StreamPair(
                        StreamOfFile.of(source, kept.track()), StreamOfFile.of(made, tracks.get(number))));
            }
        }
        Set<Integer> same = new HashSet<>();
        List<Boolean> compared = analyzer.samePackets(pairs);
        for (int i = 0; i < numbers.size(); i++) {
            if (compared.get(i)) {
                same.add(numbers.get(i));
            }
        }
        return new SameStreams(same.remove(PICTURE), same);
    }
}
