package dev.lull.convert.plan;

import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * An H.264 encoder of ffmpeg that Lull can drive, by what its options differ in.
 *
 * @param wireName ffmpeg's name
 * @param device arguments to stand before the input
 * @param lastFilters what brings a frame into the form the encoder takes; the end of the filter chain
 * @param presets it knows; empty when it has none
 * @param rateControl arguments that leave the bit rate to the quality
 * @param qualityOption how a quality is given
 * @param quality on its own scale for one on that of libx264
 * @param keepsMaxrate whether it keeps below a highest bit rate when it is told a quality
 * @param baseline its word for the profile of that name
 */
public record VideoEncoder(
        String wireName,
        List<String> device,
        String lastFilters,
        Set<String> presets,
        List<String> rateControl,
        String qualityOption,
        IntUnaryOperator quality,
        boolean keepsMaxrate,
        String baseline) {

    public static final VideoEncoder LIBX264 = new VideoEncoder(
            "libx264",
            List.of(),
            "format=yuv420p",
            Set.of("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow"),
            List.of(),
            "-crf",
            crf -> crf,
            true,
            "baseline");

    /** NVIDIA; a bit rate of 0 leaves the quality alone to decide. */
    private static final VideoEncoder NVENC = new VideoEncoder(
            "h264_nvenc",
            List.of(),
            "format=yuv420p",
            Set.of("p1", "p2", "p3", "p4", "p5", "p6", "p7", "fast", "medium", "slow"),
            List.of("-rc", "vbr", "-b:v", "0"),
            "-cq",
            crf -> crf,
            true,
            "baseline");

    /** AMD and Intel on Linux; frames are carried to the first graphics device. */
    private static final VideoEncoder VAAPI = new VideoEncoder(
            "h264_vaapi",
            List.of("-vaapi_device", "/dev/dri/renderD128"),
            "format=nv12,hwupload",
            Set.of(),
            List.of("-rc_mode", "CQP"),
            "-qp",
            crf -> crf,
            false,
            "constrained_baseline");

    /** Intel. */
    private static final VideoEncoder QSV = new VideoEncoder(
            "h264_qsv",
            List.of(),
            "format=nv12",
            Set.of("veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow"),
            List.of(),
            "-global_quality",
            crf -> crf,
            true,
            "baseline");

    /** Apple; its quality goes from 1 to 100, and higher is better. */
    private static final VideoEncoder VIDEOTOOLBOX = new VideoEncoder(
            "h264_videotoolbox",
            List.of(),
            "format=nv12",
            Set.of(),
            List.of(),
            "-q:v",
            crf -> Math.max(1, 100 - crf * 100 / 51),
            true,
            "baseline");

    private static final List<VideoEncoder> ALL = List.of(LIBX264, NVENC, VAAPI, QSV, VIDEOTOOLBOX);

    public VideoEncoder {
        device = List.copyOf(device);
        presets = Set.copyOf(presets);
        rateControl = List.copyOf(rateControl);
    }

    /** All of them. */
    public static List<VideoEncoder> all() {
        return ALL;
    }

    /**
     * The encoder that ffmpeg calls so.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static VideoEncoder of(String word) {
        return ALL.stream()
                .filter(encoder -> encoder.wireName.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no encoder " + word));
    }

    /** Its word for an H.264 profile. */
    String profile(String profile) {
        return profile.equals("baseline") ? baseline : profile;
    }
}
