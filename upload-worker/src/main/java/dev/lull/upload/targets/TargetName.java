package dev.lull.upload.targets;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A submitted name made safe for a file system: below its root whatever it said, without control characters, and short
 * enough. The same name always gives the same result; different names may give the same one, which is then a clash like
 * any other.
 *
 * @param folders from the outermost to the innermost; may be empty
 */
record TargetName(List<String> folders, String file) {

    /** Our own files in a target begin like this; no uploaded file does. */
    static final String OURS = ".lull-";

    /** The longest name of a file or folder on common file systems: NAME_MAX of Linux. */
    private static final int LONGEST_PART = 255;
    /** Leaves as much for the root: PATH_MAX of Linux is 4096. */
    private static final int LONGEST_NAME = 2048;
    /** What looks like a longer extension is a name with a dot in it. */
    private static final int LONGEST_EXTENSION = 16;

    private static final Charset FILE_NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    /** Made safe for this machine's file systems. */
    static TargetName of(String name) {
        return of(name, LONGEST_NAME, FILE_NAMES);
    }

    /**
     * Made safe for keys in a bucket, which are UTF-8 everywhere.
     *
     * @param longest bytes
     */
    static TargetName inBucket(String name, int longest) {
        return of(name, longest, StandardCharsets.UTF_8);
    }

    /**
     * The whole name, with slashes.
     *
     * @param number see {@link #numbered}
     */
    String joined(int number) {
        List<String> parts = new ArrayList<>(folders);
        parts.add(numbered(file, number));
        return String.join("/", parts);
    }

    /** The parts of a path of folders made safe for this machine's file systems. */
    static List<String> folders(String path) {
        return of(path + "/file").folders;
    }

    private static TargetName of(String name, int longest, Charset charset) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(numbered(safe(part, charset), 1));
            }
        }
        String file = parts.isEmpty() ? "unnamed" : parts.remove(parts.size() - 1);
        int length = file.getBytes(StandardCharsets.UTF_8).length;
        int kept = parts.size();
        while (kept > 0) {
            length += 1 + parts.get(kept - 1).getBytes(StandardCharsets.UTF_8).length;
            if (length > longest) {
                break;
            }
            kept--;
        }
        return new TargetName(List.copyOf(parts.subList(kept, parts.size())), file);
    }

    /**
     * The name to try when all smaller numbers are taken by something else: {@code a.jpg}, {@code a (2).jpg}, …
     *
     * @param part a file or folder name
     * @param number from 1, which is the name itself
     */
    static String numbered(String part, int number) {
        int dot = part.lastIndexOf('.');
        boolean extended = dot > 0 && part.length() - dot <= LONGEST_EXTENSION;
        String stem = extended ? part.substring(0, dot) : part;
        String end = (number == 1 ? "" : " (" + number + ")") + (extended ? part.substring(dot) : "");
        return shortened(stem, LONGEST_PART - end.getBytes(StandardCharsets.UTF_8).length) + end;
    }

    private static String safe(String part, Charset charset) {
        if (part.equals("..")) {
            return "__";
        }
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder safe = new StringBuilder(part.startsWith(OURS) ? "_" : "");
        part.codePoints().forEach(point -> {
            boolean writable = !Character.isISOControl(point) && encoder.canEncode(Character.toString(point));
            safe.appendCodePoint(writable ? point : '_');
        });
        return safe.toString();
    }

    private static String shortened(String text, int bytes) {
        int end = 0;
        int length = 0;
        while (end < text.length()) {
            String point = Character.toString(text.codePointAt(end));
            length += point.getBytes(StandardCharsets.UTF_8).length;
            if (length > bytes) {
                break;
            }
            end += point.length();
        }
        return text.substring(0, end);
    }
}
