package dev.lull.convert.plan;

import dev.lull.common.probe.TargetProfile;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How the encoders are driven.
 *
 * @param target what the result must play on
 * @param preset of the encoder; one that has no presets passes it over
 * @param crf quality on the scale of libx264, 0 to 51, lower is better
 * @param maxrate of the video in kbit/s; 0 for no limit but the target's largest file
 * @param profile of H.264: baseline, main or high
 * @param level of H.264; not above the target's
 * @param audioKilobits per second of AAC
 * @param threads of one ffmpeg; 0 lets ffmpeg decide; changes the speed and not what is made
 */
public record EncoderSettings(
        TargetProfile target,
        VideoEncoder encoder,
        String preset,
        int crf,
        int maxrate,
        String profile,
        H264Level level,
        int audioKilobits,
        int threads) {

    /** What every player takes; a higher level is declared only where a picture asks for it and the target has it. */
    static final H264Level USUAL_LEVEL = H264Level.L4_2;

    /** Kilobits a second; the level of any target allows less, and ffmpeg cannot count to a short clip's rate. */
    private static final long NEVER_REACHED = 100_000;

    /** The share of a largest file that is left to containers and to encoders that overshoot. */
    private static final double FILLED = 0.95;

    private static final int BYTES_PER_KILOBIT = 125;

    /** The buffer that a maxrate is measured over; players of the web take twice the rate. */
    private static final int BUFFER_SECONDS = 2;

    /**
     * Reads them.
     *
     * @throws SettingsException when they do not go together
     */
    public static EncoderSettings of(Settings settings) {
        TargetProfile target = TargetProfile.named(settings.get(ConvertSettings.PROFILE));
        EncoderSettings encoder = new EncoderSettings(
                target,
                VideoEncoder.of(settings.get(ConvertSettings.ENCODER)),
                settings.get(ConvertSettings.PRESET),
                settings.get(ConvertSettings.CRF),
                settings.get(ConvertSettings.MAXRATE),
                settings.get(ConvertSettings.H264_PROFILE),
                settings.find(ConvertSettings.H264_LEVEL)
                        .map(level -> H264Level.of(Integer.parseInt(level.replace(".", ""))))
                        .orElse(H264Level.of(target.highestLevel())),
                settings.get(ConvertSettings.AUDIO_BITRATE),
                settings.get(ConvertSettings.THREADS));
        List<String> problems = encoder.problems();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return encoder;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!encoder.presets().isEmpty() && !encoder.presets().contains(preset)) {
            problems.add("convert.preset: " + encoder.wireName() + " has no " + preset + ", only "
                    + String.join(", ", new TreeSet<>(encoder.presets())));
        }
        if (level.number() > target.highestLevel()) {
            problems.add("convert.h264-level: " + level + " is more than " + target.name() + " takes, which is "
                    + H264Level.of(target.highestLevel()));
        }
        if (maxrate > 0 && !encoder.keepsMaxrate()) {
            problems.add("convert.maxrate: " + encoder.wireName() + " cannot keep below one");
        }
        return problems;
    }

    /** The same, with so many threads. */
    public EncoderSettings withThreads(int number) {
        return new EncoderSettings(target, encoder, preset, crf, maxrate, profile, level, audioKilobits, number);
    }

    /**
     * What ffmpeg is told of the encoding of the video.
     *
     * @param seconds the whole source lasts; 0 when unknown
     * @param declared what a decoder must be able to do
     */
    public List<String> videoArguments(double seconds, H264Level declared) {
        List<String> arguments = new ArrayList<>(List.of("-c:v", encoder.wireName()));
        if (!encoder.presets().isEmpty()) {
            arguments.addAll(List.of("-preset", preset));
        }
        arguments.addAll(encoder.rateControl());
        arguments.addAll(List.of(
                encoder.qualityOption(), Integer.toString(encoder.quality().applyAsInt(crf))));
        arguments.addAll(List.of("-profile:v", encoder.profile(profile)));
        arguments.addAll(List.of("-level:v", Integer.toString(declared.number())));
        long kilobits = highestRate(seconds);
        if (kilobits > 0) {
            arguments.addAll(List.of("-maxrate", kilobits + "k", "-bufsize", BUFFER_SECONDS * kilobits + "k"));
        }
        if (threads > 0) {
            arguments.addAll(List.of("-threads", Integer.toString(threads)));
        }
        return arguments;
    }

    /** Kilobits a second of an audio track of so many channels; the setting is for two. */
    public int audioKilobits(int channels) {
        return audioKilobits * Math.max(2, channels) / 2;
    }

    /** The lower one of what is wished and what keeps a video of this length within the target's largest file. */
    private long highestRate(double seconds) {
        if (target.largestFile() == Long.MAX_VALUE || seconds <= 0 || !encoder.keepsMaxrate()) {
            return maxrate;
        }
        long fits = Math.max(1, (long) (FILLED * target.largestFile() / (seconds * BYTES_PER_KILOBIT)) - audioKilobits);
        if (fits > NEVER_REACHED) {
            return maxrate;
        }
        return maxrate > 0 ? Math.min(maxrate, fits) : fits;
    }
}
