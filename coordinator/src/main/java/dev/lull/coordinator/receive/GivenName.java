package dev.lull.coordinator.receive;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The name that a caller gives to a file, made one that stays where it is put: relative, without {@code ..} and control
 * characters, each part short enough for a file system.
 */
final class GivenName {

    /** NAME_MAX of Linux. */
    private static final int LONGEST_PART = 255;
    /** Leaves room for the folder above it in PATH_MAX of Linux, which is 4096. */
    private static final int LONGEST_NAME = 1024;

    private static final Charset FILE_NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private GivenName() {}

    /**
     * The path that was given ({@code relativePath}), or else the last part of the name ({@code filename},
     * {@code name}).
     *
     * @param otherwise the name of a file that was given none
     * @throws UploadRefused when it leads upwards, or is too long
     */
    static String of(UploadMetadata metadata, String otherwise) throws UploadRefused {
        String name = metadata.first("filename", "name").map(GivenName::last).orElse(otherwise);
        return ofPath(metadata.first("relativePath").orElse(name));
    }

    /**
     * A path that was given.
     *
     * @throws UploadRefused when it leads upwards, or is too long
     */
    static String ofPath(String path) throws UploadRefused {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("[/\\\\]", -1)) {
            if (!part.isBlank() && !part.equals(".")) {
                parts.add(safe(part));
            }
        }
        String joined = String.join("/", parts);
        if (joined.isEmpty()) {
            throw refused("the name of the file is empty");
        }
        if (bytes(joined) > LONGEST_NAME) {
            throw refused("the path of the file is longer than " + LONGEST_NAME + " bytes");
        }
        return joined;
    }

    /** What some browsers send is a whole path of their machine. */
    private static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String safe(String part) throws UploadRefused {
        if (part.equals("..")) {
            throw refused("the path of the file leads upwards (..)");
        }
        CharsetEncoder encoder = FILE_NAMES.newEncoder();
        StringBuilder safe = new StringBuilder();
        part.codePoints().forEach(point -> {
            boolean writable = !Character.isISOControl(point) && encoder.canEncode(Character.toString(point));
            safe.appendCodePoint(writable ? point : '_');
        });
        if (bytes(safe.toString()) > LONGEST_PART) {
            throw refused("the name of the file, or of a folder above it, is longer than " + LONGEST_PART + " bytes");
        }
        return safe.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static UploadRefused refused(String why) {
        return new UploadRefused(Refusal.MALFORMED, "Upload-Metadata: " + why);
    }
}
