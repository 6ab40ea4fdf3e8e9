package dev.lull.common.media;

import dev.lull.common.json.TextRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a video, as its container declares it. It is for people: decisions are made by what is measured.
 *
 * @param container ffmpeg's name of its format; null of what is no video, or was not probed
 * @param duration seconds; 0 when it does not say
 * @param all its streams, those that are shown and heard first
 */
public record Tracks(@Nullable String container, double duration, List<Track> all) {

    /** Of what is no video. */
    public static final Tracks NONE = new Tracks(null, 0, List.of());

    /** A file may declare thousands. */
    public static final int MOST = 32;

    private static final String KIND = "kind";
    private static final String CODEC = "codec";
    private static final String LANGUAGE = "language";
    private static final String DETAILS = "details";

    public Tracks {
        all = all.stream().limit(MOST).toList();
    }

    /**
     * As the text of {@link MediaField#TRACKS}:
     * {@code [{"kind":"audio","codec":"aac","language":"eng","details":"…"}]}.
     */
    public String text() {
        return TextRecords.write(all.stream().map(Tracks::texts).toList());
    }

    private static Map<String, String> texts(Track track) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(KIND, track.kind());
        texts.put(CODEC, track.codec());
        if (track.language() != null) {
            texts.put(LANGUAGE, track.language());
        }
        texts.put(DETAILS, track.details());
        return texts;
    }

    /** Throws {@link IllegalArgumentException} on any other text than that of tracks. */
    public static List<Track> read(String text) {
        return TextRecords.read(text).stream()
                .map(texts -> new Track(
                        texts.getOrDefault(KIND, ""),
                        texts.getOrDefault(CODEC, ""),
                        texts.get(LANGUAGE),
                        texts.getOrDefault(DETAILS, "")))
                .toList();
    }
}
