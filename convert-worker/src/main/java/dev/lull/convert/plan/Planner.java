package dev.lull.convert.plan;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.Compatibility;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.MediaFacts.VideoStream;
import dev.lull.common.task.Unit;
import java.util.List;
import java.util.Locale;

/** Plans the cheapest conversion that is enough. The same facts and settings always give the same plan. */
public final class Planner {

    /** 8192 x 8192: twice an 8K picture; decoding a larger one takes more memory than a worker should give it. */
    public static final long LARGEST_FRAME = 1L << 26;

    /** Seconds in a day; whatever claims to be longer is a broken header or a stream without end. */
    private static final double LONGEST = 86_400;

    private final EncoderSettings encoder;
    private final int ffmpegMajor;

    public Planner(EncoderSettings encoder, int ffmpegMajor) {
        this.encoder = encoder;
        this.ffmpegMajor = ffmpegMajor;
    }

    /**
     * The plan.
     *
     * @param outputPath where the result will be in the store
     * @throws Failure.Permanent when the file cannot be converted, with the reason
     */
    public ConversionPlan plan(SourceIdentity source, MediaFacts facts, String outputPath) throws Failure.Permanent {
        VideoStream video =
                facts.mainVideo().orElseThrow(() -> new Failure.Permanent("there is no moving picture in it"));
        if (facts.truncated() != null) {
            throw new Failure.Permanent(facts.truncated());
        }
        if (video.width() < 1 || video.height() < 1 || (long) video.width() * video.height() > LARGEST_FRAME) {
            throw new Failure.Permanent("cannot convert a picture of " + video.width() + "x" + video.height());
        }
        if (facts.duration() > LONGEST) {
            throw new Failure.Permanent(
                    String.format(Locale.ROOT, "claims to be %.0f hours long", facts.duration() / 3600));
        }
        Compatibility verdict = Compatibility.of(facts);
        String reason = verdict.compatible() ? "compatible as it is" : verdict.summary();
        return of(source, kind(verdict), reason, outputPath);
    }

    /** The plan to fall back to when a cheaper one did not give a good file. */
    public ConversionPlan full(SourceIdentity source, String reason, String outputPath) {
        return of(source, ConversionKind.FULL, reason, outputPath);
    }

    /** Whether units made under this plan still fit to the source, the settings and the ffmpeg of today. */
    public boolean stillHolds(ConversionPlan plan, SourceIdentity source) {
        return plan.fingerprint().equals(Fingerprint.of(source, plan.kind(), encoder, ffmpegMajor));
    }

    private ConversionPlan of(SourceIdentity source, ConversionKind kind, String reason, String outputPath) {
        String fingerprint = Fingerprint.of(source, kind, encoder, ffmpegMajor);
        return new ConversionPlan(kind, List.of(Unit.segment(0)), fingerprint, reason, outputPath);
    }

    private static ConversionKind kind(Compatibility verdict) {
        if (verdict.compatible()) {
            return ConversionKind.NONE;
        }
        boolean video = !verdict.video().isEmpty();
        boolean audio = !verdict.audio().isEmpty();
        if (video && audio) {
            return ConversionKind.FULL;
        }
        if (video) {
            return ConversionKind.VIDEO;
        }
        return audio ? ConversionKind.AUDIO : ConversionKind.REMUX;
    }
}
