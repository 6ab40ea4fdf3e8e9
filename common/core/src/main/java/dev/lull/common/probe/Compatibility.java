package dev.lull.common.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a video cannot be uploaded as it is, by what would have to be made anew; all lists are empty when it can: an MP4
 * that its target plays without conversion. Cover pictures, subtitles, timecode and further sound tracks are passed
 * over by players and make no file incompatible.
 *
 * @param container what a remux would put right
 * @param video what encoding the picture would put right
 * @param audio what encoding the sound would put right
 */
public record Compatibility(List<String> container, List<String> video, List<String> audio) {

    private static final List<Rule<MediaFacts>> CONTAINER = List.of(
            new Rule<>(
                    (facts, target) -> !mp4(facts),
                    (facts, target) -> "container " + facts.format().replaceFirst(",.*", "")),
            new Rule<>(
                    (facts, target) -> mp4(facts) && !target.brands().contains(known(facts.majorBrand())),
                    (facts, target) -> "brand " + known(facts.majorBrand()) + " is not MP4"),
            new Rule<>(
                    (facts, target) -> mp4(facts) && !facts.fastStart() && !facts.fragmented(),
                    (facts, target) -> "index behind the data (no faststart)"),
            new Rule<>((facts, target) -> facts.fragmented(), (facts, target) -> "index in fragments"),
            new Rule<>(
                    (facts, target) -> facts.video().size() > 1,
                    (facts, target) -> facts.video().size() + " video streams"));

    private static final List<Rule<MediaFacts>> SIZE = List.of(new Rule<>(
            (facts, target) -> facts.size() > target.largestFile(),
            (facts, target) -> megabytes(facts.size()) + " are more than " + megabytes(target.largestFile())));

    private static final List<Rule<VideoStream>> VIDEO = List.of(
            new Rule<>(
                    (video, target) -> !rightCodec(video, target),
                    (video, target) -> video.codec() + " is not " + target.videoCodec()),
            new Rule<>(
                    (video, target) ->
                            rightCodec(video, target) && !target.videoProfiles().contains(known(video.profile())),
                    (video, target) -> "profile " + known(video.profile())),
            new Rule<>(
                    (video, target) -> rightCodec(video, target) && video.level() > target.highestLevel(),
                    (video, target) -> "level " + video.level() / 10.0 + " is above " + target.highestLevel() / 10.0),
            new Rule<>(
                    (video, target) -> !target.pixelFormats().contains(known(video.pixelFormat())),
                    (video, target) -> "pix_fmt " + known(video.pixelFormat())),
            new Rule<>((video, target) -> video.marks().cropped(), (video, target) -> "cropped by its container"),
            new Rule<>(
                    (video, target) -> video.width() % 2 != 0 || video.height() % 2 != 0,
                    (video, target) -> "odd size " + video.width() + "x" + video.height()),
            new Rule<>(
                    (video, target) -> Math.max(video.width(), video.height()) > target.longestSide(),
                    (video, target) -> "size " + video.width() + "x" + video.height() + " is above "
                            + target.longestSide() + " pixels"),
            new Rule<>(
                    (video, target) -> target.squarePixels() && !video.squarePixels(),
                    (video, target) -> "pixels of " + video.sampleAspect() + " are not square"),
            new Rule<>(
                    (video, target) -> video.interlaced(),
                    (video, target) -> "interlaced (" + video.fieldOrder() + ")"),
            new Rule<>(
                    (video, target) -> video.color().highDynamicRange(),
                    (video, target) -> "high dynamic range (" + video.color().transfer() + ")"));

    private static final List<Rule<AudioStream>> AUDIO = List.of(
            new Rule<>(
                    (audio, target) -> !target.audioCodecs().contains(audio.codec()),
                    (audio, target) -> audio.codec() + " is not "
                            + String.join(
                                    " or ",
                                    target.audioCodecs().stream().sorted().toList())),
            new Rule<>(
                    (audio, target) -> audio.codec().equals("aac")
                            && !known(audio.profile()).equals("LC"),
                    (audio, target) -> "aac profile " + known(audio.profile()) + " is not LC"),
            new Rule<>(
                    (audio, target) -> audio.codec().equals("aac") && audio.configuration() == 0,
                    (audio, target) -> "aac without a number for its " + audio.channels() + " channels"));

    public Compatibility {
        container = List.copyOf(container);
        video = List.copyOf(video);
        audio = List.copyOf(audio);
    }

    /** Judges a file with at least one moving picture. */
    public static Compatibility of(MediaFacts facts, TargetProfile target) {
        List<String> video = new ArrayList<>();
        facts.mainVideo().ifPresent(stream -> video.addAll(broken(VIDEO, stream, target)));
        video.addAll(broken(SIZE, facts, target));
        return new Compatibility(
                broken(CONTAINER, facts, target),
                video,
                facts.mainAudio().map(stream -> broken(AUDIO, stream, target)).orElse(List.of()));
    }

    /** Whether a sound track is played there as it is. */
    public static boolean plays(AudioStream audio, TargetProfile target) {
        return broken(AUDIO, audio, target).isEmpty();
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

    private static boolean rightCodec(VideoStream video, TargetProfile target) {
        return video.codec().equals(target.videoCodec());
    }

    private static String known(@Nullable String text) {
        return text == null ? "unknown" : text;
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }

    private static <T> List<String> broken(List<Rule<T>> rules, T subject, TargetProfile target) {
        List<String> reasons = new ArrayList<>();
        for (Rule<T> rule : rules) {
            if (rule.broken.test(subject, target)) {
                reasons.add(rule.reason.apply(subject, target));
            }
        }
        return reasons;
    }

    private record Rule<T>(BiPredicate<T, TargetProfile> broken, BiFunction<T, TargetProfile, String> reason) {}
}
