package dev.lull.common.probe;

import java.util.List;
import java.util.Set;

/**
 * What a place that videos go to plays without conversion. The profiles differ in these data only;
 * {@link Compatibility} judges files by them, and conversions make what they allow.
 *
 * @param name as the setting {@code convert.profile} has it
 * @param brands major brands by which players know an MP4
 * @param videoCodec ffmpeg's name
 * @param videoProfiles of that codec, as ffprobe prints them
 * @param highestLevel of that codec, times ten: 42 is 4.2
 * @param longestSide pixels
 * @param pixelFormats ffmpeg's names
 * @param squarePixels whether a picture with other than square pixels is shown squeezed there
 * @param audioCodecs ffmpeg's names; of AAC only the low complexity profile is meant
 * @param mostChannels of a sound track that is encoded
 * @param largestFile bytes
 */
public record TargetProfile(
        String name,
        Set<String> brands,
        String videoCodec,
        Set<String> videoProfiles,
        int highestLevel,
        int longestSide,
        Set<String> pixelFormats,
        boolean squarePixels,
        Set<String> audioCodecs,
        int mostChannels,
        long largestFile) {

    private static final Set<String> MP4_BRANDS =
            Set.of("isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso8", "iso9", "mp41", "mp42", "avc1", "M4V");

    private static final Set<String> H264_PROFILES = Set.of("Constrained Baseline", "Baseline", "Main", "High");

    /** Eight bits and 4:2:0, be black 16 or 0: phones film in full range, every decoder reads the flag that says so. */
    private static final Set<String> PLAIN_PIXELS = Set.of("yuv420p", "yuvj420p");

    /** The longest side that decoders in hardware take. */
    private static final int DECODER_SIDE = 4096;

    /** What every browser plays. */
    public static final TargetProfile WEB = new TargetProfile(
            "web",
            MP4_BRANDS,
            "h264",
            H264_PROFILES,
            52,
            DECODER_SIDE,
            PLAIN_PIXELS,
            false,
            Set.of("aac", "mp3"),
            6,
            Long.MAX_VALUE);

    /**
     * What Telegram's own clients play within the chat; they are sent the file as it was uploaded. The largest file is
     * that of a Bot API server of one's own; the public one takes 50 MB.
     *
     * @see <a href="https://core.telegram.org/bots/api#sendvideo">sendVideo</a>
     * @see <a href="https://core.telegram.org/bots/api#using-a-local-bot-api-server">local server</a>
     */
    public static final TargetProfile TELEGRAM = new TargetProfile(
            "telegram",
            MP4_BRANDS,
            "h264",
            H264_PROFILES,
            42,
            DECODER_SIDE,
            PLAIN_PIXELS,
            true,
            Set.of("aac"),
            2,
            2_000_000_000L);

    private static final List<TargetProfile> ALL = List.of(WEB, TELEGRAM);

    public TargetProfile {
        brands = Set.copyOf(brands);
        videoProfiles = Set.copyOf(videoProfiles);
        pixelFormats = Set.copyOf(pixelFormats);
        audioCodecs = Set.copyOf(audioCodecs);
    }

    /**
     * The profile of that name.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static TargetProfile named(String name) {
        return ALL.stream()
                .filter(profile -> profile.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no profile " + name));
    }
}
