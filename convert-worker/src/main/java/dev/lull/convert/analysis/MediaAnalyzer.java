package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures files. All methods throw {@link Failure.Permanent} when a file cannot be read as media. */
public interface MediaAnalyzer {

    /** What is in the file. */
    MediaFacts facts(Path file) throws Failure, InterruptedException;

    /** When its packets are shown, by stream index. */
    Map<Integer, Timeline> timelines(Path file) throws Failure, InterruptedException;

    /** What the frames of one stream say of themselves; they are decoded for it. */
    FrameFacts frames(Path file, int stream, FrameExtent extent) throws Failure, InterruptedException;

    /**
     * Those of the beginning and those that can be decoded by themselves.
     *
     * @param packets of the stream
     */
    default FrameSamples samples(Path file, int stream, long packets) throws Failure, InterruptedException {
        return new FrameSamples(
                frames(file, stream, FrameExtent.BEGINNING), frames(file, stream, FrameExtent.KEYFRAMES));
    }

    /**
     * The order of the fields of one stream, as ffprobe has it, by the looks of some of its frames; empty for whole
     * frames, and where it cannot be told.
     *
     * @param length seconds of the file
     */
    Optional<String> fieldOrder(Path file, int stream, double length) throws Failure, InterruptedException;

    /** How loud the sound of one stream is; it is decoded for it. */
    Loudness loudness(Path file, int stream) throws Failure, InterruptedException;

    /**
     * Whether the streams of each pair hold the same packets, whatever containers they are in; false where it cannot be
     * told.
     *
     * @param pairs all of the same two files
     */
    List<Boolean> samePackets(List<StreamPair> pairs) throws Failure, InterruptedException;

    /** Facts and timelines. */
    default MediaAnalysis measure(Path file) throws Failure, InterruptedException {
        return new MediaAnalysis(facts(file), timelines(file));
    }
}
