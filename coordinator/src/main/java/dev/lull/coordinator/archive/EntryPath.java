package dev.lull.coordinator.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The path of an entry, as a relative one with {@code /} between folders. */
public final class EntryPath {

    /** What file systems take as one name. */
    private static final int LONGEST_NAME = 255;

    /** A bucket takes keys of 1024, of which a prefix needs some. */
    private static final int LONGEST_PATH = 900;

    private EntryPath() {}

    /** Without what means nothing: {@code ./}, double slashes; some programs for Windows write backslashes. */
    public static String clean(String path) {
        String slashes = path.indexOf('/') < 0 ? path.replace('\\', '/') : path;
        List<String> parts = new ArrayList<>();
        for (String part : slashes.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return (slashes.startsWith("/") ? "/" : "") + String.join("/", parts);
    }

    /**
     * Why a file with this path is not taken out; empty when nothing speaks against it.
     *
     * @param clean as {@link #clean} returned it
     */
    public static Optional<String> objection(String clean) {
        if (clean.isEmpty()) {
            return Optional.of("it has no name");
        }
        if (clean.startsWith("/") || clean.matches("[A-Za-z]:.*")) {
            return Optional.of("its path is absolute");
        }
        if (bytes(clean) > LONGEST_PATH) {
            return Optional.of("its path is longer than " + LONGEST_PATH + " bytes");
        }
        for (String part : clean.split("/", -1)) {
            if (part.equals("..")) {
                return Optional.of("its path leads out of the archive");
            }
            if (bytes(part) > LONGEST_NAME) {
                return Optional.of("a name in its path is longer than " + LONGEST_NAME + " bytes");
            }
        }
        return clean.codePoints().anyMatch(Character::isISOControl)
                ? Optional.of("its path holds control characters")
                : Optional.empty();
    }

    /** A path that can be shown and noted, whatever is in it; no path of a file that is taken out. */
    public static String shown(String path) {
        StringBuilder shown = new StringBuilder();
        path.codePoints()
                .limit(200)
                .map(each -> Character.isISOControl(each) || !Character.isDefined(each) ? '?' : each)
                .forEach(shown::appendCodePoint);
        return shown.toString().replace("..", "‥").replaceAll("^/+", "");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
