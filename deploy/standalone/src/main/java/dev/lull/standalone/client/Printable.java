package dev.lull.standalone.client;

import java.util.Locale;

/** Texts from outside, such as file names, made fit for a terminal: one line, and nothing that steers it. */
public final class Printable {

    private Printable() {}

    /** Control and formatting characters become {@code \n}, {@code \t} or {@code \}{@code u001b}. */
    public static String text(String raw) {
        StringBuilder shown = new StringBuilder(raw.length());
        raw.codePoints().forEach(each -> {
            switch (each) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (steers(each)) {
                        shown.append(escape(each));
                    } else {
                        shown.appendCodePoint(each);
                    }
                }
            }
        });
        return shown.toString();
    }

    /** JSON with such characters in its strings escaped; line ends between its parts stay. */
    public static String json(String written) {
        StringBuilder shown = new StringBuilder(written.length());
        written.codePoints().forEach(each -> {
            if (each != '\n' && each != '\r' && steers(each)) {
                for (char half : Character.toChars(each)) {
                    shown.append(escape(half));
                }
            } else {
                shown.appendCodePoint(each);
            }
        });
        return shown.toString();
    }

    private static String escape(int codePoint) {
        return String.format(Locale.ROOT, "\\u%04x", codePoint);
    }

    private static boolean steers(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // the joiner holds emoji of several people together; other invisible characters can turn a line around
            case Character.FORMAT -> codePoint != 0x200D;
            default -> false;
        };
    }
}
