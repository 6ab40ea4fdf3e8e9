package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.process.Ffmpeg;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures files with ffprobe and ffmpeg: what is in them, when it is shown, what decoded frames say and show. */
public final class FfprobeAnalyzer implements MediaAnalyzer {

    /** Up to here one run that prints more than is asked for costs less than two. */
    private static final long SMALL = 1_000_000;

    private final FfprobeMediaProbe probe;
    private final IndexMemory memory;
    private final TimelineReader timelines;
    private final FrameReader frames;
    private final FieldReader fields;
    private final LoudnessReader loudness;
    private final StreamHash streamHash;

    /** For one file at a time. */
    public FfprobeAnalyzer(Ffmpeg ffmpeg) {
        this(ffmpeg, IndexMemory.of(Runtime.getRuntime().maxMemory(), 1));
    }

    public FfprobeAnalyzer(Ffmpeg ffmpeg, IndexMemory memory) {
        this.memory = memory;
        this.probe = new FfprobeMediaProbe(ffmpeg);
        this.timelines = new TimelineReader(ffmpeg, memory);
        this.frames = new FrameReader(ffmpeg);
        this.fields = new FieldReader(ffmpeg);
        this.loudness = new LoudnessReader(ffmpeg);
        this.streamHash = new StreamHash(ffmpeg);
    }

    @Override
    public MediaFacts facts(Path file) throws Failure, InterruptedException {
        return probe.probe(file);
    }

    @Override
    public Map<Integer, Timeline> timelines(Path file) throws Failure, InterruptedException {
        return timelines.read(file);
    }

    @Override
    public MediaAnalysis measure(Path file) throws Failure, InterruptedException {
        if (file.toFile().length() > SMALL) {
            return MediaAnalyzer.super.measure(file);
        }
        PacketTable packets = new PacketTable(memory);
        MediaFacts facts = probe.probe(file, PacketTable.COLUMNS, packets::add);
        return new MediaAnalysis(facts, timelines.of(packets));
    }

    @Override
    public FrameFacts frames(Path file, int stream, FrameExtent extent) throws Failure, InterruptedException {
        return frames.read(file, stream, extent);
    }

    @Override
    public FrameSamples samples(Path file, int stream, long packets) throws Failure, InterruptedException {
        return packets > FrameExtent.OF_A_BEGINNING
                ? MediaAnalyzer.super.samples(file, stream, packets)
                : frames.readSamples(file, stream);
    }

    @Override
    public Optional<String> fieldOrder(Path file, int stream, double length) throws Failure, InterruptedException {
        return fields.order(file, stream, length);
    }

    @Override
    public Loudness loudness(Path file, int stream) throws Failure, InterruptedException {
        return loudness.read(file, stream);
    }

    @Override
    public List<Boolean> samePackets(List<StreamPair> pairs) throws Failure, InterruptedException {
        return pairs.isEmpty() ? List.of() : streamHash.same(pairs);
    }
}
