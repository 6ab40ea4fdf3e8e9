package dev.lull.convert;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.IoErrors;
import dev.lull.common.store.ProcessFolder;
import dev.lull.common.store.UserTempFolder;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.Examination;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.encode.EncodedUnit;
import dev.lull.convert.encode.PlanTools;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Planner;
import dev.lull.convert.plan.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How videos would be converted. Nothing is written that stays. */
public final class ConversionPreview {

    /** Segments that are made for an estimate. */
    private static final int TRIED = 3;

    private final Examination examination;
    private final Planner planner;
    private final EncoderSettings encoding;
    private final PlanTools tools;

    public ConversionPreview(Settings settings, Ffmpeg ffmpeg) {
        MediaAnalyzer analyzer = new FfprobeAnalyzer(ffmpeg);
        examination = new Examination(analyzer, SourceLimits.of(settings));
        planner = Planner.of(settings, ffmpeg.major());
        encoding = EncoderSettings.of(settings);
        // one after the other, so that each has all processors
        tools = new ToolMaker(settings, ffmpeg, analyzer, 1, Clock.systemUTC()).of(encoding);
    }

    /**
     * The plan that a worker with these settings would make. Should its result not pass, a worker would fall back to a
     * dearer one.
     *
     * @throws Failure.Permanent when the video could not be converted, with the reason
     */
    public ConversionPlan plan(Path video) throws Failure, InterruptedException {
        return plan(video, examination.of(video));
    }

    private ConversionPlan plan(Path video, MediaAnalysis original) {
        SourceIdentity identity =
                new SourceIdentity(video.toString(), "", original.facts().size(), Instant.EPOCH);
        return planner.plan(identity, original.facts(), original.index(), "");
    }

    /**
     * What this machine would need for a conversion, by three of its segments, which are made and verified.
     *
     * @return empty when the video would be made in one piece
     * @throws Failure.Permanent when a segment could not be made, or is not what it should be
     */
    public Optional<ConversionEstimate> estimate(Path video) throws Failure, InterruptedException {
        MediaAnalysis original = examination.of(video);
        ConversionPlan plan = plan(video, original);
        if (!plan.segmented()) {
            return Optional.empty();
        }
        EstimateSums sums = new EstimateSums();
        try (ProcessFolder folder = ProcessFolder.below(UserTempFolder.ofUser().resolve("estimates"))) {
            for (Unit unit : chosen(plan.segments())) {
                EncodedUnit segment = EncodedUnit.of(plan, unit, original, tools.target());
                Path made = folder.path().resolve("made.mp4");
                long begun = System.nanoTime();
                segment.make(tools.encoder(), video, made, running -> {});
                segment.verify(tools.verifier(), video, made);
                double seconds = (System.nanoTime() - begun) / 1e9;
                sums.add(segment.length(), seconds, Files.size(made));
                Files.delete(made);
            }
        } catch (IOException e) {
            throw IoErrors.of("cannot write a segment to estimate by", e);
        }
        int sounds =
                Selection.of(original.facts(), plan, tools.target()).audio().size();
        return Optional.of(sums.of(original.length(), sounds * encoding.audioKilobits()));
    }

    /** From the middle of each third of the film. */
    private static List<Unit> chosen(int segments) {
        return IntStream.range(0, TRIED)
                .map(third -> (2 * third + 1) * segments / (2 * TRIED))
                .distinct()
                .mapToObj(Unit::segment)
                .toList();
    }
}
