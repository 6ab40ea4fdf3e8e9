package dev.lull.common.probe;

import com.github.kokorin.jaffree.ffprobe.SideData;
import com.github.kokorin.jaffree.ffprobe.Stream;
import com.github.kokorin.jaffree.ffprobe.StreamDisposition;
import com.github.kokorin.jaffree.ffprobe.data.ProbeData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what ffprobe tells of a stream beyond its coding. */
final class Labels {

    /** What writers put there for want of a name: {@code SoundHandler}, {@code Core Media Audio}. */
    private static final String GENERIC_HANDLER = "(?i).*(handler|handle|core media|mainconcept|gpac|bento|l-smash).*";

    /** Those that decide how tags are written; all others are passed on unread. */
    private static final List<String> TAGS = List.of(
            "title",
            "creation_time",
            "location",
            "com.apple.quicktime.make",
            "com.apple.quicktime.model",
            "com.apple.quicktime.creationdate",
            "com.apple.quicktime.location.ISO6709",
            "com.apple.quicktime.content.identifier");

    private Labels() {}

    static StreamLabel label(Stream stream, boolean locked) {
        StreamDisposition disposition = stream.getDisposition();
        boolean preferred = disposition != null && Boolean.TRUE.equals(disposition.getDefault());
        boolean aside = disposition != null
                && (Boolean.TRUE.equals(disposition.getComment())
                        || Boolean.TRUE.equals(disposition.getVisualImpaired())
                        || Boolean.TRUE.equals(disposition.getDub()));
        return new StreamLabel(
                preferred,
                aside,
                known(stream.getTag("language"), "und"),
                title(stream),
                locked || sideData(stream, "Encryption initialization data").isPresent());
    }

    static PictureMarks marks(Stream stream, boolean cropped) {
        boolean spherical = sideData(stream, "Spherical Mapping").isPresent();
        Optional<SideData> vision = sideData(stream, "DOVI configuration record");
        int profile = vision.map(data -> data.getLong("dv_profile")).orElse(0L).intValue();
        boolean base = vision.map(data -> data.getLong("dv_bl_signal_compatibility_id"))
                .map(id -> id != 0)
                .orElse(true);
        return new PictureMarks(
                cropped,
                spherical,
                profile,
                base || profile != 5,
                "1".equals(stream.getTag("alpha_mode")),
                false,
                false,
                false,
                0);
    }

    static Map<String, String> tags(ProbeData format) {
        Map<String, String> tags = new TreeMap<>();
        ProbeData all = format.getSubData("tags");
        if (all == null) {
            return tags;
        }
        for (String name : TAGS) {
            String value = all.getString(name);
            if (value != null) {
                tags.put(name, value);
            }
        }
        return tags;
    }

    private static @Nullable String title(Stream stream) {
        String title = known(stream.getTag("title"), "");
        return title != null ? title : known(stream.getTag("handler_name"), GENERIC_HANDLER);
    }

    private static @Nullable String known(@Nullable String text, String unknown) {
        return text == null || text.isBlank() || text.matches(unknown) ? null : text.strip();
    }

    static Optional<SideData> sideData(Stream stream, String type) {
        List<SideData> all = stream.getSideDataList();
        return all == null
                ? Optional.empty()
                : all.stream()
                        .filter(data -> type.equals(data.getSideDataType()))
                        .findFirst();
    }
}
