package dev.lull.convert;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.settings.Settings;
import dev.lull.convert.analysis.Examination;
import dev.lull.convert.analysis.FfprobeAnalyzer;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.plan.Planner;
import java.nio.file.Path;
import java.time.Instant;

/** How videos would be converted. Nothing is written anywhere. */
public final class ConversionPreview {

    private final Examination examination;
    private final Planner planner;

    public ConversionPreview(Settings settings, Ffmpeg ffmpeg) {
        examination = new Examination(new FfprobeAnalyzer(ffmpeg), SourceLimits.of(settings));
        planner = Planner.of(settings, ffmpeg.major());
    }

    /**
     * The plan that a worker with these settings would make. Should its result not pass, a worker would fall back to a
     * dearer one.
     *
     * @throws Failure.Permanent when the video could not be converted, with the reason
     */
    public ConversionPlan plan(Path video) throws Failure, InterruptedException {
        MediaAnalysis original = examination.of(video);
        SourceIdentity identity =
                new SourceIdentity(video.toString(), "", original.facts().size(), Instant.EPOCH);
        return planner.plan(identity, original.facts(), original.index(), "");
    }
}
