package dev.lull.convert.testing;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.verify.PictureComparison;
import dev.lull.convert.verify.Shot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Pictures of which all frames are there, in their order, and look alike, unless a test says otherwise. */
public class SomePictures implements PictureComparison {

    private final MediaAnalyzer analyzer;
    private final List<Shot> compared = new ArrayList<>();

    public SomePictures(MediaAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** The frames of the original, in the order in which they were asked for. */
    public List<Shot> compared() {
        return compared;
    }

    /** How alike the next frame is. */
    protected OptionalDouble ssim() {
        return OptionalDouble.of(1);
    }

    /** When the frames are shown that come out of a file, by its packets. */
    protected List<Long> shown(List<Long> packets) {
        return packets;
    }

    @Override
    public List<OptionalDouble> ssim(List<Pair> pairs, VideoStream video, boolean encoded) {
        return pairs.stream().map(pair -> ssim(pair.original())).toList();
    }

    @Override
    public Decoded decode(Path made, int stream, List<Sample> samples, VideoStream video)
            throws Failure, InterruptedException {
        List<Long> packets = analyzer.timelines(made).get(stream).index().shown().stream()
                .boxed()
                .toList();
        List<Long> decoded = shown(packets);
        List<Long> ascending = decoded.stream().sorted().distinct().toList();
        return new Decoded(
                Ticks.of(ascending.stream().mapToLong(Long::longValue).toArray()),
                ascending.equals(decoded),
                samples.stream().map(sample -> ssim(sample.original())).toList());
    }

    private OptionalDouble ssim(Shot original) {
        compared.add(original);
        return ssim();
    }
}
