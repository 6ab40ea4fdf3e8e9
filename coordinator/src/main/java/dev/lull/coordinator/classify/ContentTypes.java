package dev.lull.coordinator.classify;

import dev.lull.common.probe.MediaFacts;
import java.util.Map;

/** MIME types of what ffprobe found, where the first bytes did not tell. */
final class ContentTypes {

    /** By the first of ffprobe's format names. */
    private static final Map<String, String> VIDEO = Map.of(
            "mov", "video/mp4",
            "matroska", "video/x-matroska",
            "mpegts", "video/mp2t",
            "mpeg", "video/mpeg",
            "avi", "video/x-msvideo",
            "asf", "video/x-ms-asf",
            "flv", "video/x-flv",
            "ogg", "video/ogg",
            "mxf", "application/mxf");

    private ContentTypes() {}

    static String video(String sniffed, MediaFacts facts) {
        String format = facts.format().replaceFirst(",.*", "");
        return sniffed.startsWith("video/") ? sniffed : VIDEO.getOrDefault(format, "video/x-" + format);
    }

    /** A container of moving pictures that holds sound alone. */
    static String withoutPicture(String sniffed, MediaFacts facts) {
        return facts.audio().isEmpty() ? sniffed : video(sniffed, facts).replaceFirst("^video/", "audio/");
    }
}
