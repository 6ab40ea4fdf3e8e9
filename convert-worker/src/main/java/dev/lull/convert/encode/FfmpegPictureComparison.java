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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares frames with ffmpeg's filter {@code ssim}; the original's go through the filters of their conversion. */
public final class FfmpegPictureComparison implements PictureComparison {

    private static final Logger log = LoggerFactory.getLogger(FfmpegPictureComparison.class);

    /** All frames of some hours, on a slow machine. */
    private static final Duration TIMEOUT = Duration.ofHours(2);

    private final Ffmpeg ffmpeg;
    private final ChildOutput output;
    private final EncoderSettings settings;
    private final boolean stills;
    private final FrameInput input;

    /**
     * A comparison.
     *
     * @param memory bytes the conversion of one file may take; 0 for no bound
     * @param largestFrame in pixels; larger ones are not decoded
     * @param stills whether it makes pictures of what it compares
     */
    public FfmpegPictureComparison(
            Ffmpeg ffmpeg, EncoderSettings settings, long memory, long largestFrame, boolean stills) {
        this.ffmpeg = ffmpeg;
        this.output = new ChildOutput(ffmpeg, TIMEOUT, memory);
        this.settings = settings;
        this.stills = stills;
        this.input = new FrameInput(settings, largestFrame);
    }

    @Override
    public List<OptionalDouble> ssim(List<Pair> pairs, VideoStream video, boolean encoded)
            throws Failure, InterruptedException {
        Comparisons found = encoded
                ? compared(picture -> graph(pairs, video, true, picture), video)
                : compared(graph(pairs, video, false, null));
        return found.ssim(pairs.size());
    }

    private Run graph(List<Pair> pairs, VideoStream video, boolean encoded, @Nullable StillPicture picture) {
        ComparisonGraph graph = new ComparisonGraph(picture);
        List<String> inputs = new ArrayList<>();
        for (Pair pair : pairs) {
            inputs.addAll(input.original(pair.original(), video, encoded));
            inputs.addAll(input.sought(pair.made()));
            String original = graph.input(pair.original().stream());
            String made = graph.input(pair.made().stream());
            List<String> chain = input.chain(pair.original(), video, encoded);
            graph.compare(original, chain, made, pair.made().pick(), pair.still());
        }
        return new Run(inputs, graph);
    }

    @Override
    public Decoded decode(Path made, int stream, List<Sample> samples, VideoStream video)
            throws Failure, InterruptedException {
        Comparisons found = compared(picture -> graph(made, stream, samples, video, picture), video);
        return new Decoded(found.shown(), found.rising(), found.ssim(samples.size()));
    }

    private Run graph(Path made, int stream, List<Sample> samples, VideoStream video, @Nullable StillPicture picture) {
        ComparisonGraph graph = new ComparisonGraph(picture);
        List<String> inputs = new ArrayList<>(input.whole(made));
        List<String> copies = graph.copies(graph.input(stream), samples.size());
        for (int from = 0; from < samples.size(); from = together(samples, from)) {
            List<Sample> group = samples.subList(from, together(samples, from));
            Shot first = group.get(0).original();
            inputs.addAll(input.original(first, video, true));
            List<String> originals = graph.shares(graph.input(first.stream()), group.size());
            for (int i = 0; i < group.size(); i++) {
                Sample sample = group.get(i);
                List<String> chain = input.chain(sample.original(), video, true);
                String pick = Shot.numbered(made, stream, sample.made()).pick();
                graph.compare(originals.get(i), chain, copies.get(from + i), pick, sample.still(made));
            }
        }
        return new Run(inputs, graph);
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

    /** What ffmpeg is to read, and to do with it. */
    private record Run(List<String> inputs, ComparisonGraph graph) {}

    /** That no picture can be made must not count as a bad result. */
    private Comparisons compared(Function<@Nullable StillPicture, Run> graph, VideoStream video)
            throws Failure, InterruptedException {
        if (stills) {
            try {
                return compared(graph.apply(StillPicture.of(video, settings)));
            } catch (Failure.Permanent e) {
                log.debug("pictures are compared once more, without stills of them: {}", e.reason());
            }
        }
        return compared(graph.apply(null));
    }

    private Comparisons compared(Run run) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-v", "error"));
        // of a few frames most may be damaged; whether a sample came is seen
        command.addAll(List.of("-max_error_rate", "1"));
        command.addAll(run.inputs());
        command.addAll(run.graph().arguments());
        return output.read("ffmpeg", command, Comparisons::read).value();
    }
}
