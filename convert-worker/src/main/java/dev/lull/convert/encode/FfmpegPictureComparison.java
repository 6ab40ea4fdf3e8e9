package dev.lull.convert.encode;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.VideoStream;
import dev.lull.common.process.Ffmpeg;
import dev.lull.convert.ffmpeg.ChildOutput;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.verify.PictureComparison;
import dev.lull.convert.verify.Shot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Compares frames with ffmpeg's filter {@code ssim}; the original's go through the filters of their conversion. */
public final class FfmpegPictureComparison implements PictureComparison {

    /** All frames of some hours, on a slow machine. */
    private static final Duration TIMEOUT = Duration.ofHours(2);

    private final Ffmpeg ffmpeg;
    private final ChildOutput output;
    private final FrameInput input;

    /**
     * A comparison.
     *
     * @param memory bytes the conversion of one file may take; 0 for no bound
     * @param largestFrame in pixels; larger ones are not decoded
     */
    public FfmpegPictureComparison(Ffmpeg ffmpeg, EncoderSettings settings, long memory, long largestFrame) {
        this.ffmpeg = ffmpeg;
        this.output = new ChildOutput(ffmpeg, TIMEOUT, memory);
        this.input = new FrameInput(settings, largestFrame);
    }

    @Override
    public List<OptionalDouble> ssim(List<Pair> pairs, VideoStream video, boolean encoded)
            throws Failure, InterruptedException {
        ComparisonGraph graph = new ComparisonGraph();
        List<String> inputs = new ArrayList<>();
        for (Pair pair : pairs) {
            inputs.addAll(input.original(pair.original(), video, encoded));
            inputs.addAll(input.sought(pair.made()));
            String original = graph.input(pair.original().stream());
            String made = graph.input(pair.made().stream());
            graph.compare(
                    original,
                    input.chain(pair.original(), video, encoded),
                    made,
                    pair.made().pick());
        }
        return compared(inputs, graph).ssim(pairs.size());
    }

    @Override
    public Decoded decode(Path made, int stream, List<Sample> samples, VideoStream video)
            throws Failure, InterruptedException {
        ComparisonGraph graph = new ComparisonGraph();
        List<String> inputs = new ArrayList<>(input.whole(made));
        List<String> copies = graph.copies(graph.input(stream), samples.size());
        for (int from = 0; from < samples.size(); from = together(samples, from)) {
            List<Sample> group = samples.subList(from, together(samples, from));
            Shot first = group.get(0).original();
            inputs.addAll(input.original(first, video, true));
            List<String> originals = graph.shares(graph.input(first.stream()), group.size());
            for (int i = 0; i < group.size(); i++) {
                String pick = Shot.numbered(made, stream, group.get(i).made()).pick();
                graph.compare(
                        originals.get(i),
                        input.chain(group.get(i).original(), video, true),
                        copies.get(from + i),
                        pick);
            }
        }
        Comparisons found = compared(inputs, graph);
        return new Decoded(found.shown(), found.rising(), found.ssim(samples.size()));
    }

    /** The end of those from this one on whose originals are decoded from the same place; one decoder does for them. */
    private static int together(List<Sample> samples, int from) {
        int to = from + 1;
        while (to < samples.size()
                && samples.get(to).original().beginsWith(samples.get(from).original())) {
            to++;
        }
        return to;
    }

    private Comparisons compared(List<String> inputs, ComparisonGraph graph) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-v", "error"));
        // of a few frames most may be damaged; whether a sample came is seen
        command.addAll(List.of("-max_error_rate", "1"));
        command.addAll(inputs);
        command.addAll(graph.arguments());
        return output.read("ffmpeg", command, Comparisons::read).value();
    }
}
