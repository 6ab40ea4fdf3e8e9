package dev.lull.convert.testing;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.analysis.FrameExtent;
import dev.lull.convert.analysis.FrameFacts;
import dev.lull.convert.analysis.Loudness;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.StreamPair;
import dev.lull.convert.analysis.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows files by their bytes, and of each what it was told; any other bytes are no media. */
public class FakeAnalyzer implements MediaAnalyzer {

    private final Map<String, MediaAnalysis> known = new HashMap<>();
    private int looks;
    private Runnable meanwhile = () -> {};

    /** A file with these bytes is this. */
    public void learn(byte[] content, MediaAnalysis analysis) {
        known.put(text(content), analysis);
    }

    /** How often the facts of a file were asked for. */
    public int looks() {
        return looks;
    }

    @Override
    public MediaFacts facts(Path file) throws Failure {
        looks++;
        meanwhile.run();
        return find(file).facts();
    }

    @Override
    public Map<Integer, Timeline> timelines(Path file) throws Failure {
        return find(file).timelines();
    }

    @Override
    public FrameFacts frames(Path file, int stream, FrameExtent extent) {
        return new FrameFacts(Long.MAX_VALUE, true, 0, 0, false, null, true, null);
    }

    @Override
    public Optional<String> fieldOrder(Path file, int stream, double length) {
        return Optional.empty();
    }

    @Override
    public Loudness loudness(Path file, int stream) {
        return Loudness.NONE;
    }

    @Override
    public List<Boolean> samePackets(List<StreamPair> pairs) {
        return pairs.stream().map(pair -> false).toList();
    }

    /** This happens while the facts of a file are looked for. */
    public void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    /** From now on it knows no file. */
    public void forget() {
        known.clear();
    }

    MediaAnalysis find(Path file) throws Failure {
        try {
            MediaAnalysis analysis = known.get(text(Files.readAllBytes(file)));
            if (analysis == null) {
                throw new Failure.Permanent("it is no media");
            }
            return analysis;
        } catch (IOException e) {
            throw new Failure.Transient("cannot read " + file, e);
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
