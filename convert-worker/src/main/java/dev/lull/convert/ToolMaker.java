package dev.lull.convert;

import dev.lull.common.process.Ffmpeg;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import dev.lull.convert.analysis.MediaAnalyzer;
import dev.lull.convert.analysis.SourceLimits;
import dev.lull.convert.encode.Encoder;
import dev.lull.convert.encode.FfmpegEncoder;
import dev.lull.convert.encode.FfmpegPictureComparison;
import dev.lull.convert.encode.PlanTools;
import dev.lull.convert.ffmpeg.FfmpegRun;
import dev.lull.convert.ffmpeg.RunLimits;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.verify.ContentCheck;
import dev.lull.convert.verify.PictureComparison;
import dev.lull.convert.verify.Verifier;
import java.time.Clock;

/** Sets up what makes and verifies files, as a plan says and these settings allow. */
final class ToolMaker {

    private final Settings settings;
    private final Ffmpeg ffmpeg;
    private final MediaAnalyzer analyzer;
    private final int parallel;
    private final Clock clock;

    /** @param parallel units that are made side by side */
    ToolMaker(Settings settings, Ffmpeg ffmpeg, MediaAnalyzer analyzer, int parallel, Clock clock) {
        this.settings = settings;
        this.ffmpeg = ffmpeg;
        this.analyzer = analyzer;
        this.parallel = parallel;
        this.clock = clock;
    }

    PlanTools of(EncoderSettings encoding) {
        long memory = RunLimits.of(settings).memory();
        long largestFrame = SourceLimits.of(settings).largestFrame();
        return new PlanTools(
                encoding.target(), encoder(encoding, largestFrame), verifier(encoding, memory, largestFrame));
    }

    private Encoder encoder(EncoderSettings encoding, long largestFrame) {
        int segmentThreads = encoding.threads() > 0 ? encoding.threads() : ParallelUnitsLimit.threadsOfEach(parallel);
        FfmpegRun run = new FfmpegRun(ffmpeg, RunLimits.of(settings), clock);
        return new FfmpegEncoder(run, encoding, segmentThreads, largestFrame);
    }

    private Verifier verifier(EncoderSettings encoding, long memory, long largestFrame) {
        boolean stills = settings.get(ConvertSettings.STILLS).equals("true");
        PictureComparison pictures = new FfmpegPictureComparison(ffmpeg, encoding, memory, largestFrame, stills);
        double leastSsim = settings.get(ConvertSettings.LEAST_SSIM) / 100.0;
        return new Verifier(analyzer, new ContentCheck(analyzer, pictures, leastSsim), encoding.target());
    }
}
