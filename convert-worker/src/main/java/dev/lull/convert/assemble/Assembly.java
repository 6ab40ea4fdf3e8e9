package dev.lull.convert.assemble;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.common.store.IoErrors;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.BackgroundChecksum;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.TimeBase;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.encode.Parts;
import dev.lull.convert.encode.PlanTools;
import dev.lull.convert.ffmpeg.RunMonitor;
import dev.lull.convert.meter.UnitMeter;
import dev.lull.convert.plan.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the result of a conversion whose units are done. */
public final class Assembly {

    private final MediaStore store;
    private final MediaAnalyzer analyzer;

    public Assembly(MediaStore store, MediaAnalyzer analyzer) {
        this.store = store;
        this.analyzer = analyzer;
    }

    /**
     * Makes the result: a single unit is a whole, verified file already; segments are joined and the result verified.
     *
     * @param folder to work in
     * @return the result, in the folder
     * @throws BadUnit when a unit has to be made again
     * @throws Failure.Permanent when no good result comes of these units
     */
    public Result assemble(
            Conversion conversion,
            PlanTools tools,
            Path source,
            MediaAnalysis original,
            Path folder,
            UnitMeter meter,
            RunMonitor monitor)
            throws BadUnit, Failure, InterruptedException {
        ConversionPlan plan = requireNonNull(conversion.plan());
        FinishedUnits units = new FinishedUnits(store, conversion, folder);
        if (!plan.segmented()) {
            Unit whole = plan.units().get(0);
            return new Result(units.takeWhole(whole), units.done(whole).checksum());
        }
        List<Path> segments = segments(plan, units);
        Path audio = plan.units().contains(Unit.AUDIO) ? units.take(Unit.AUDIO) : null;
        return join(plan, tools, segments, audio, source, original, folder, meter, monitor);
    }

    /**
     * What came of the units.
     *
     * @param checksum sha256 in lower-case hex
     */
    public record Result(Path file, String checksum) {}

    private static List<Path> segments(ConversionPlan plan, FinishedUnits units)
            throws BadUnit, Failure, InterruptedException {
        List<Path> segments = new ArrayList<>();
        for (int number = 0; number < plan.cuts().size(); number++) {
            segments.add(units.take(Unit.segment(number)));
        }
        byte[] first = DecoderConfiguration.of(segments.get(0));
        for (Path segment : segments) {
            if (!Arrays.equals(first, DecoderConfiguration.of(segment))) {
                throw new Failure.Permanent(segment.getFileName() + " is not encoded like the first segment");
            }
        }
        return segments;
    }

    /** ffmpeg begins every input at 0; a track that was copied may begin later. */
    private double start(@Nullable Path audio) throws Failure, InterruptedException {
        return audio == null
                ? 0
                : analyzer.timelines(audio).values().stream()
                        .mapToDouble(Timeline::start)
                        .min()
                        .orElse(0);
    }

    private Result join(
            ConversionPlan plan,
            PlanTools tools,
            List<Path> segments,
            @Nullable Path audio,
            Path source,
            MediaAnalysis original,
            Path folder,
            UnitMeter meter,
            RunMonitor monitor)
            throws Failure, InterruptedException {
        TimeBase timeBase = original.timeBase();
        double videoStart =
                timeBase.seconds(plan.cuts().get(0)) - original.facts().start();
        Path list = folder.resolve("segments.ffconcat");
        try {
            Files.write(list, SegmentList.of(segments, plan.cuts(), timeBase));
        } catch (IOException e) {
            throw IoErrors.of("cannot write to the store", e);
        }
        Path made = folder.resolve("joined.mp4");
        Selection selection = Selection.of(original.facts(), plan, tools.target());
        Parts parts = new Parts(list, videoStart, audio, start(audio));
        tools.encoder().join(parts, source, original.facts(), selection, made, monitor.and(meter));
        meter.made();
        try (BackgroundChecksum checksum = BackgroundChecksum.of(made)) {
            Path verified = meter.verifying(() -> {
                tools.verifier().joined(selection, source, original, made);
                return made;
            });
            return new Result(verified, checksum.await());
        }
    }
}
