package dev.lull.common.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What planning and verifying need to know of a media file.
 *
 * @param format ffprobe's format name: {@code mov,mp4,m4a,3gp,3g2,mj2}, {@code matroska,webm}
 * @param majorBrand of an MP4 or QuickTime file, such as {@code isom} or {@code qt}; null for other containers
 * @param fastStart whether an MP4's index stands before its data; false for other containers
 * @param fragmented whether an MP4's index is spread over the file; false for other containers
 * @param truncated one line saying where the file breaks off, if its own structure says it should be longer
 * @param duration seconds as the container declares them; 0 when it does not
 * @param start seconds at which the container's timeline begins
 * @param size bytes
 * @param video pictures in motion, the one to show first, then in stream order; attached cover pictures are left out
 * @param audio the one to hear first, then in stream order
 * @param extras other streams: cover pictures, subtitles, timecode, data
 * @param chapters how many
 * @param tags of the whole file, such as {@code title}; names as ffprobe prints them
 */
public record MediaFacts(
        String format,
        @Nullable String majorBrand,
        boolean fastStart,
        boolean fragmented,
        @Nullable String truncated,
        double duration,
        double start,
        long size,
        List<VideoStream> video,
        List<AudioStream> audio,
        List<ExtraStream> extras,
        int chapters,
        Map<String, String> tags) {

    /** A sort that keeps the order of the streams where nothing else speaks. */
    private static final Comparator<VideoStream> MAIN_PICTURE_FIRST = Comparator.comparing(VideoStream::still)
            .thenComparing(picture -> picture.label().encrypted())
            .thenComparing(picture -> picture.label().aside())
            .thenComparing(picture -> !picture.label().preferred());

    private static final Comparator<AudioStream> MAIN_SOUND_FIRST = Comparator.comparing(
                    (AudioStream sound) -> !sound.decodable())
            .thenComparing(sound -> sound.label().aside())
            .thenComparing(sound -> !sound.label().preferred());

    public MediaFacts {
        video = video.stream().sorted(MAIN_PICTURE_FIRST).toList();
        audio = audio.stream().sorted(MAIN_SOUND_FIRST).toList();
        extras = List.copyOf(extras);
        tags = Map.copyOf(tags);
    }

    /** The picture that is converted: one that moves before a still one, then as a player chooses. */
    public Optional<VideoStream> mainVideo() {
        return video.stream().findFirst();
    }

    /** The sound that is heard: one that can be decoded, then as a player chooses. */
    public Optional<AudioStream> mainAudio() {
        return audio.stream().filter(AudioStream::decodable).findFirst();
    }

    /** Why nothing good can come of it, whatever is done; empty when something may. */
    public Optional<String> refusal() {
        if (truncated != null) {
            return Optional.of(truncated);
        }
        boolean noKey =
                mainVideo().filter(picture -> picture.label().encrypted()).isPresent();
        boolean noKeyToSound = !audio.isEmpty()
                && audio.stream().allMatch(sound -> sound.label().encrypted());
        if (noKey || noKeyToSound) {
            return Optional.of("it is encrypted, and the key is not in it");
        }
        return mainVideo()
                .filter(picture -> !picture.marks().dolbyVisionBase())
                .map(picture -> "Dolby Vision profile " + picture.marks().dolbyVision()
                        + " cannot be converted: its colours are right only with metadata that nothing here applies");
    }

    /** The same file with other pictures. */
    public MediaFacts withVideo(List<VideoStream> measured) {
        return new MediaFacts(
                format,
                majorBrand,
                fastStart,
                fragmented,
                truncated,
                duration,
                start,
                size,
                measured,
                audio,
                extras,
                chapters,
                tags);
    }
}
