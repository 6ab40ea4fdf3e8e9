package dev.lull.convert.encode;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.PlanEncoding;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Sets this worker up for a plan, if its ffmpeg can do what the plan asks for. */
public final class Toolbox {

    private final int ffmpegMajor;
    private final Function<EncoderSettings, Optional<String>> encoderCheck;
    private final Function<EncoderSettings, PlanTools> tools;
    private final Map<String, Optional<String>> checked = new ConcurrentHashMap<>();

    /**
     * A toolbox.
     *
     * @param encoderCheck says why the encoder of some settings does not work here, if so; asked once for each encoder
     */
    public Toolbox(
            int ffmpegMajor,
            Function<EncoderSettings, Optional<String>> encoderCheck,
            Function<EncoderSettings, PlanTools> tools) {
        this.ffmpegMajor = ffmpegMajor;
        this.encoderCheck = encoderCheck;
        this.tools = tools;
    }

    /** Why this worker cannot make units of the plan; empty when it can. */
    public Optional<String> obstacle(ConversionPlan plan) {
        PlanEncoding encoding;
        try {
            encoding = PlanEncoding.read(plan.encoding());
        } catch (IllegalArgumentException e) {
            return Optional.of("its plan says in words of another version how it is encoded: " + plan.encoding());
        }
        if (plan.segmented() && encoding.ffmpegMajor() != ffmpegMajor) {
            // two majors write decoder configurations of their own, and such segments cannot be joined
            return Optional.of(
                    "its segments are made with ffmpeg " + encoding.ffmpegMajor() + ", here is ffmpeg " + ffmpegMajor);
        }
        return plan.kind().encodesVideo()
                ? checked.computeIfAbsent(
                        encoding.settings().encoder().wireName(), unknown -> encoderCheck.apply(encoding.settings()))
                : Optional.empty();
    }

    /** For a plan without an {@link #obstacle}. */
    public PlanTools tools(ConversionPlan plan) {
        return tools.apply(PlanEncoding.read(plan.encoding()).settings());
    }
}
