package dev.lull.coordinator.web;

import dev.lull.common.media.Checksum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of the dashboard, as it is in the jar. */
final class DashboardFile {

    private static final String FOLDER = "/dev/lull/coordinator/dashboard/";

    private static final String WEAK = "W/";
    private static final int TAG_BYTES = 8;

    private static final int LONGEST_NAME = 200;
    private static final Pattern NAME = Pattern.compile("(?:[\\w-]+/)*[\\w-]+(?:\\.[\\w-]+)*\\.([a-z0-9]+)");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    private final byte[] content;
    private final String type;
    private final String tag;

    private DashboardFile(byte[] content, String type) {
        this.content = content;
        this.type = type;
        this.tag = WEAK + '"' + HexFormat.of().formatHex(Checksum.begin().digest(content), 0, TAG_BYTES) + '"';
    }

    /** The file of this name below the dashboard's folder; empty where there is none, or the name is none of a file. */
    static Optional<DashboardFile> read(String name) {
        Matcher matcher = NAME.matcher(name);
        if (name.length() > LONGEST_NAME || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(TYPES.get(matcher.group(1))).flatMap(type -> read(name, type));
    }

    private static Optional<DashboardFile> read(String name, String type) {
        try (InputStream file = DashboardFile.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                return Optional.empty();
            }
            return Optional.of(new DashboardFile(file.readAllBytes(), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream content() {
        return new ByteArrayInputStream(content);
    }

    /** Its MIME type. */
    String type() {
        return type;
    }

    /** Changes with its content; weak, as it may be compressed on its way. */
    String tag() {
        return tag;
    }

    /** Whether this is what a caller has already who sends this {@code If-None-Match}. */
    boolean isAmong(String tags) {
        return Stream.of(tags.split(",", -1))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || tag.equals(each.startsWith(WEAK) ? each : WEAK + each));
    }
}
