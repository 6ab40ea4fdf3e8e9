package dev.lull.convert.testing;

import static dev.lull.convert.testing.SomeFacts.facts;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.encode.Encoder;
import dev.lull.convert.encode.Parts;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.plan.Segment;
import dev.lull.convert.plan.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Writes a few bytes for each file it is to make, and tells the analyzer what they are: what a good encoder would have
 * made, but for what a test wants otherwise. What it makes is called {@code whole full}, {@code segment 2},
 * {@code audio} and {@code joined}.
 */
public final class FakeEncoder implements Encoder {

    private final FakeAnalyzer analyzer;
    private final List<String> made = new ArrayList<>();
    private final Map<String, Queue<Failure>> failures = new HashMap<>();
    private final Map<String, MediaAnalysis> bad = new HashMap<>();
    private final Set<String> different = new HashSet<>();
    private final Map<String, Runnable> meanwhile = new HashMap<>();

    public FakeEncoder(FakeAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** The names of all it was asked for, the first first. */
    public List<String> made() {
        return List.copyOf(made);
    }

    /** It fails to make this, once; further calls are further failures. */
    public void fail(String name, Failure failure) {
        failures.computeIfAbsent(name, unknown -> new ArrayDeque<>()).add(failure);
    }

    /** What it makes under this name always turns out to be this. */
    public void spoil(String name, MediaAnalysis result) {
        bad.put(name, result);
    }

    /** What it makes under this name has a decoder configuration of its own. */
    public void encodeDifferently(String name) {
        different.add(name);
    }

    /** Happens while this is made. */
    public void meanwhile(String name, Runnable what) {
        meanwhile.put(name, what);
    }

    @Override
    public void whole(
            ConversionKind kind,
            Path source,
            MediaAnalysis original,
            Selection selection,
            Path file,
            RunMonitor monitor)
            throws Failure, InterruptedException {
        make("whole " + kind.wireName(), file, compatible(analyzer.find(source)), monitor);
    }

    @Override
    public void segment(Segment segment, Path source, MediaFacts facts, Path file, RunMonitor monitor)
            throws Failure, InterruptedException {
        TimeBase timeBase = analyzer.find(source).timeBase();
        long[] times = segment.times().stream().toArray();
        long[] ticks = Arrays.stream(times)
                .map(time -> SEGMENT_CLOCK.ticks(timeBase.seconds(time - times[0])))
                .toArray();
        double length = timeBase.seconds(segment.span());
        Timeline video = new Timeline(
                ticks.length, 0, length, true, true, new PacketIndex(Ticks.of(ticks), Ticks.of(ticks), null));
        make("segment " + segment.number(), file, new MediaAnalysis(facts, Map.of(0, video)), monitor);
    }

    @Override
    public void audio(Selection selection, Path source, Path file, RunMonitor monitor)
            throws Failure, InterruptedException {
        MediaFacts facts = analyzer.find(source).facts();
        double end = analyzer.find(source).audio().orElseThrow().end() - facts.start();
        make("audio", file, new MediaAnalysis(facts, Map.of(0, SomeMedia.audio(end))), monitor);
    }

    @Override
    public void join(Parts parts, Path source, MediaFacts facts, Selection selection, Path file, RunMonitor monitor)
            throws Failure, InterruptedException {
        make("joined", file, compatible(analyzer.find(source)), monitor);
    }

    private void make(String name, Path file, MediaAnalysis good, RunMonitor monitor)
            throws Failure, InterruptedException {
        made.add(name);
        meanwhile.getOrDefault(name, () -> {}).run();
        monitor.check(new FakeFfmpeg());
        monitor.ended(List.of("/opt/ffmpeg", "-y", file.toString()), List.of("says of " + name));
        Failure failure = failures.getOrDefault(name, new ArrayDeque<>()).poll();
        if (failure != null) {
            throw failure;
        }
        byte[] content = Mp4Bytes.of(different.contains(name) ? name : "high 3.1", name);
        analyzer.learn(content, bad.getOrDefault(name, good));
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new Failure.Transient("cannot write " + file, e);
        }
    }

    /** The same frames and the same audio, in a form that plays everywhere. */
    private static MediaAnalysis compatible(MediaAnalysis source) {
        SomeFacts facts = facts().lasting(source.facts().duration());
        return new MediaAnalysis(
                source.audio().isPresent() ? facts.build() : facts.silent().build(), source.timelines());
    }
}
