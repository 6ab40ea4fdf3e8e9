package dev.lull.convert;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.IoErrors;
import dev.lull.common.store.LocalFolders;
import dev.lull.common.store.ProcessFolder;
import dev.lull.common.task.Unit;
import dev.lull.convert.analysis.Examination;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.encode.EncodedUnit;
import dev.lull.convert.encode.EstimatedSegments;
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

/** How videos would be converted. */
public final class ConversionPreview {

    /** Segments that are made for an estimate. */
    private static final int TRIED = 3;

    private final Examination examination;
    private final Planner planner;
    private final EncoderSettings encoding;
    private final PlanTools tools;
    private final EstimatedSegments estimated;

    public ConversionPreview(Settings settings, Ffmpeg ffmpeg) {
        MediaAnalyzer analyzer = new FfprobeAnalyzer(ffmpeg);
        examination = new Examination(analyzer, SourceLimits.of(settings));
        planner = Planner.of(settings, ffmpeg.major());
        encoding = EncoderSettings.of(settings);
        // one after the other, so that each has all processors
        tools = new ToolMaker(settings, ffmpeg, analyzer, 1, Clock.systemUTC()).of(encoding);
        estimated = new EstimatedSegments(LocalFolders.estimates(settings));
    }

    /**
     * Measures a video.
     *
     * @throws Failure.Permanent when it could not be converted, with the reason
     */
    public Video of(Path video) throws Failure, InterruptedException {
        return new Video(video, examination.of(video));
    }

    /** One video that was measured. */
    public final class Video {

        private final Path file;
        private final MediaAnalysis original;
        private final ConversionPlan plan;

        private Video(Path file, MediaAnalysis original) {
            this.file = file;
            this.original = original;
            this.plan = plan(
                    new SourceIdentity(file.toString(), "", original.facts().size(), Instant.EPOCH));
        }

        /**
         * The plan that a worker with these settings would make. Should its result not pass, a worker would fall back
         * to a dearer one.
         */
        public ConversionPlan plan() {
            return plan;
        }

        private ConversionPlan plan(SourceIdentity source) {
            return planner.plan(source, original.facts(), original.index(), "");
        }

        /**
         * What this machine would need for a conversion, by three of its segments, which are made and verified. They
         * are kept for the conversion that follows, as long as the video stays as it is.
         *
         * @return empty when the video would be made in one piece
         * @throws Failure.Permanent when a segment could not be made, or is not what it should be
         */
        public Optional<ConversionEstimate> estimate() throws Failure, InterruptedException {
            if (!plan.segmented()) {
                return Optional.empty();
            }
            EstimateSums sums = new EstimateSums();
            try (ProcessFolder folder = ProcessFolder.below(estimated.folder())) {
                ConversionPlan following = plan(SourceIdentity.of(file));
                for (Unit unit : chosen(plan.segments())) {
                    EncodedUnit segment = EncodedUnit.of(plan, unit, original, tools.target());
                    Path made = folder.path().resolve("made.mp4");
                    long begun = System.nanoTime();
                    segment.make(tools.encoder(), file, made, running -> {});
                    segment.verify(tools.verifier(), file, made);
                    double seconds = (System.nanoTime() - begun) / 1e9;
                    sums.add(segment.length(), seconds, Files.size(made));
                    estimated.keep(following, unit, made);
                }
            } catch (IOException e) {
                throw IoErrors.of("cannot make a segment to estimate by", e);
            }
            int sounds =
                    Selection.of(original.facts(), plan, tools.target()).audio().size();
            return Optional.of(sums.of(original.length(), sounds * encoding.audioKilobits()));
        }
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
