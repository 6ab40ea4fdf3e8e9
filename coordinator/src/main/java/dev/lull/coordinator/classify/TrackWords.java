package dev.lull.coordinator.classify;

import dev.lull.common.media.Track;
import dev.lull.common.media.Tracks;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.Color;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is in a video, in the words that people know. */
final class TrackWords {

    private static final Map<Integer, String> CHANNELS = Map.of(1, "mono", 2, "stereo", 6, "5.1", 8, "7.1");
    private static final Map<String, String> HIGH_DYNAMIC_RANGE =
            Map.of("smpte2084", "HDR (PQ)", "arib-std-b67", "HDR (HLG)");

    private TrackWords() {}

    static Tracks of(MediaFacts facts) {
        List<Track> tracks = new ArrayList<>();
        facts.video()
                .forEach(video -> tracks.add(
                        new Track("video", video.codec(), video.label().language(), picture(video))));
        facts.audio()
                .forEach(audio -> tracks.add(
                        new Track("audio", audio.codec(), audio.label().language(), sound(audio))));
        facts.extras()
                .forEach(extra -> tracks.add(
                        new Track(extra.kind(), extra.codec(), extra.label().language(), "")));
        return new Tracks(container(facts), millis(facts.duration()), tracks);
    }

    /** One name for a family would tell less than people see in the file's own. */
    private static String container(MediaFacts facts) {
        if (facts.majorBrand() != null) {
            return facts.majorBrand().strip().equals("qt") ? "mov" : "mp4";
        }
        return facts.format().replaceFirst(",.*", "");
    }

    private static double millis(double seconds) {
        return Math.round(Math.max(0, seconds) * 1000) / 1000.0;
    }

    private static String picture(VideoStream video) {
        return joined(
                video.width() + "x" + video.height(),
                video.rotation() == 0 ? null : "turned by " + video.rotation() + "°",
                frameRate(video.frameRate()).map(rate -> rate + " fps").orElse(null),
                video.interlaced() ? "interlaced" : null,
                video.profile(),
                video.pixelFormat(),
                color(video.color()),
                video.marks().dolbyVision() > 0
                        ? "Dolby Vision profile " + video.marks().dolbyVision()
                        : null,
                video.label().encrypted() ? "encrypted" : null);
    }

    private static String sound(AudioStream audio) {
        return joined(
                audio.channels() > 0 ? CHANNELS.getOrDefault(audio.channels(), audio.channels() + " channels") : null,
                audio.sampleRate() > 0 ? plain(audio.sampleRate() / 1000.0) + " kHz" : null,
                audio.profile(),
                audio.label().encrypted() ? "encrypted" : null);
    }

    private static @Nullable String color(Color color) {
        String range = color.transfer() == null ? null : HIGH_DYNAMIC_RANGE.get(color.transfer());
        String gamut = color.primaries() == null ? color.space() : color.primaries();
        if (range == null) {
            return gamut;
        }
        return gamut == null ? range : range + " " + gamut;
    }

    /** {@code 24000/1001} as {@code 23.976}; empty when it says nothing. */
    private static Optional<String> frameRate(String rate) {
        String[] parts = rate.split("/", -1);
        if (parts.length != 2 || !parts[0].matches("[1-9]\\d{0,9}") || !parts[1].matches("[1-9]\\d{0,9}")) {
            return Optional.empty();
        }
        return Optional.of(plain(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1])));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String joined(@Nullable String... words) {
        return Stream.of(words)
                .filter(Objects::nonNull)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
