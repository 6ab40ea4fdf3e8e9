package dev.lull.common.probe;

import dev.lull.common.probe.MediaFacts.AudioStream;
import dev.lull.common.probe.MediaFacts.VideoStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a video cannot be uploaded as it is, by what would have to be made anew; all lists are empty when it can: an MP4
 * that every browser and Telegram play at once. Cover pictures, subtitles, timecode and further sound tracks are passed
 * over by players and make no file incompatible.
 *
 * @param container what a remux would put right
 * @param video what encoding the picture would put right
 * @param audio what encoding the sound would put right
 */
public record Compatibility(List<String> container, List<String> video, List<String> audio) {

    private static final Set<String> BRANDS =
            Set.of("isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso8", "iso9", "mp41", "mp42", "avc1", "M4V");
    private static final Set<String> H264_PROFILES = Set.of("Constrained Baseline", "Baseline", "Main", "High");
    private static final int HIGHEST_LEVEL = 42;
    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");
    private static final Set<String> HDR_TRANSFERS = Set.of("smpte2084", "arib-std-b67");

    private static final List<Rule<MediaFacts>> CONTAINER = List.of(
            new Rule<>(
                    facts -> !mp4(facts), facts -> "container " + facts.format().replaceFirst(",.*", "")),
            new Rule<>(
                    facts -> mp4(facts) && !BRANDS.contains(brand(facts)),
                    facts -> "brand " + brand(facts) + " is not MP4"),
            new Rule<>(
                    facts -> mp4(facts) && !facts.fastStart() && !facts.fragmented(),
                    facts -> "index behind the data (no faststart)"),
            new Rule<>(MediaFacts::fragmented, facts -> "index in fragments"),
            new Rule<>(facts -> facts.video().size() > 1, facts -> facts.video().size() + " video streams"));

    private static final List<Rule<VideoStream>> VIDEO = List.of(
            new Rule<>(video -> !h264(video), video -> video.codec() + " is not h264"),
            new Rule<>(
                    video -> h264(video) && !H264_PROFILES.contains(known(video.profile())),
                    video -> "profile " + known(video.profile())),
            new Rule<>(
                    video -> h264(video) && video.level() > HIGHEST_LEVEL,
                    video -> "level " + video.level() / 10.0 + " is above " + HIGHEST_LEVEL / 10.0),
            new Rule<>(
                    video -> !"yuv420p".equals(video.pixelFormat()), video -> "pix_fmt " + known(video.pixelFormat())),
            new Rule<>(
                    video -> video.width() % 2 != 0 || video.height() % 2 != 0,
                    video -> "odd size " + video.width() + "x" + video.height()),
            new Rule<>(
                    video -> INTERLACED.contains(known(video.fieldOrder())),
                    video -> "interlaced (" + video.fieldOrder() + ")"),
            new Rule<>(
                    video -> HDR_TRANSFERS.contains(known(video.colorTransfer())),
                    video -> "high dynamic range (" + video.colorTransfer() + ")"));

    private static final List<Rule<AudioStream>> AUDIO = List.of(
            new Rule<>(
                    audio -> !Set.of("aac", "mp3").contains(audio.codec()),
                    audio -> audio.codec() + " is not aac or mp3"),
            new Rule<>(
                    audio -> audio.codec().equals("aac")
                            && !known(audio.profile()).equals("LC"),
                    audio -> "aac profile " + known(audio.profile()) + " is not LC"));

    public Compatibility {
        container = List.copyOf(container);
        video = List.copyOf(video);
        audio = List.copyOf(audio);
    }

    /** Judges a file with at least one moving picture. */
    public static Compatibility of(MediaFacts facts) {
        return new Compatibility(
                broken(CONTAINER, facts),
                facts.mainVideo().map(video -> broken(VIDEO, video)).orElse(List.of()),
                facts.mainAudio().map(audio -> broken(AUDIO, audio)).orElse(List.of()));
    }

    public boolean compatible() {
        return container.isEmpty() && video.isEmpty() && audio.isEmpty();
    }

    /** All reasons in one line: {@code hevc is not h264; container matroska}; empty when compatible. */
    public String summary() {
        return String.join(
                "; ", Stream.of(video, audio, container).flatMap(List::stream).toList());
    }

    private static boolean mp4(MediaFacts facts) {
        return facts.format().startsWith("mov,");
    }

    private static String brand(MediaFacts facts) {
        return known(facts.majorBrand());
    }

    private static boolean h264(VideoStream video) {
        return video.codec().equals("h264");
    }

    private static String known(@Nullable String text) {
        return text == null ? "unknown" : text;
    }

    private static <T> List<String> broken(List<Rule<T>> rules, T subject) {
        List<String> reasons = new ArrayList<>();
        for (Rule<T> rule : rules) {
            if (rule.broken.test(subject)) {
                reasons.add(rule.reason.apply(subject));
            }
        }
        return reasons;
    }

    private record Rule<T>(Predicate<T> broken, Function<T, String> reason) {}
}
