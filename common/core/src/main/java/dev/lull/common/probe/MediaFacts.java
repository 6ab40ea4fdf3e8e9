package dev.lull.common.probe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
 * @param video pictures in motion, in stream order; attached cover pictures are left out
 * @param audio in stream order
 * @param extras other streams by what they are: cover pictures, subtitles, timecode, data
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
        List<String> extras) {

    public MediaFacts {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
        extras = List.copyOf(extras);
    }

    /** The picture that is converted: the first one. */
    public Optional<VideoStream> mainVideo() {
        return video.stream().findFirst();
    }

    /** The sound that is kept: the first one. */
    public Optional<AudioStream> mainAudio() {
        return audio.stream().findFirst();
    }

    /**
     * One moving picture.
     *
     * @param index stream index in the file
     * @param codec ffmpeg's name: {@code h264}, {@code hevc}
     * @param profile as ffprobe prints it: {@code High}; null when unknown
     * @param level times ten as H.264 has it (42 is 4.2); 0 when unknown
     * @param width coded, before rotation
     * @param rotation clockwise degrees to show it right: 0, 90, 180 or 270
     * @param fieldOrder {@code progressive}, {@code tt}, {@code bb}, {@code tb}, {@code bt}; null when unknown
     * @param sampleAspect width to height of one pixel, such as {@code 16:15}; null when unknown, which means square
     * @param timeBase such as {@code 1/90000}
     * @param frameRate average, such as {@code 25/1}
     * @param start seconds of its first timestamp
     * @param duration seconds as declared for this stream; 0 when not
     * @param frames as declared; 0 when not
     */
    public record VideoStream(
            int index,
            String codec,
            @Nullable String profile,
            int level,
            @Nullable String pixelFormat,
            int width,
            int height,
            int rotation,
            @Nullable String fieldOrder,
            @Nullable String sampleAspect,
            Color color,
            String timeBase,
            String frameRate,
            double start,
            double duration,
            long frames) {

        private static final Set<String> FIELD_ORDERS = Set.of("tt", "bb", "tb", "bt");
        private static final Pattern SAID_ASPECT = Pattern.compile("[1-9]\\d*:[1-9]\\d*");

        public boolean interlaced() {
            return fieldOrder != null && FIELD_ORDERS.contains(fieldOrder);
        }

        public boolean squarePixels() {
            return pixelAspect() == 1;
        }

        /** Width to height of one pixel; ffprobe says 0:1 when the file says nothing. */
        public double pixelAspect() {
            if (sampleAspect == null || !SAID_ASPECT.matcher(sampleAspect).matches()) {
                return 1;
            }
            int colon = sampleAspect.indexOf(':');
            return Double.parseDouble(sampleAspect.substring(0, colon))
                    / Double.parseDouble(sampleAspect.substring(colon + 1));
        }
    }

    /**
     * What the numbers of a picture mean, in ffmpeg's names; null where the file does not say.
     *
     * @param range {@code tv} (black is 16) or {@code pc} (black is 0)
     * @param space matrix from red, green and blue: {@code bt709}, {@code bt2020nc}
     * @param transfer curve: {@code bt709}, {@code smpte2084} (PQ), {@code arib-std-b67} (HLG)
     * @param primaries which red, green and blue: {@code bt709}, {@code bt2020}
     */
    public record Color(
            @Nullable String range,
            @Nullable String space,
            @Nullable String transfer,
            @Nullable String primaries) {

        private static final Set<String> HIGH_DYNAMIC_RANGE = Set.of("smpte2084", "arib-std-b67");

        public boolean highDynamicRange() {
            return transfer != null && HIGH_DYNAMIC_RANGE.contains(transfer);
        }
    }

    /**
     * One sound track.
     *
     * @param codec ffmpeg's name: {@code aac}, {@code mp3}, {@code opus}
     * @param profile as ffprobe prints it: {@code LC}; null when unknown
     * @param start seconds of its first timestamp
     * @param duration seconds as declared for this stream; 0 when not
     */
    public record AudioStream(
            int index,
            String codec,
            @Nullable String profile,
            int channels,
            int sampleRate,
            double start,
            double duration) {}
}
