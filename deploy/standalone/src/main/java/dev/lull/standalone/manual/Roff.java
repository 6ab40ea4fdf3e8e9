package dev.lull.standalone.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in the macros of man(7). */
final class Roff {

    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");

    private final List<String> lines = new ArrayList<>();

    /** A macro and its arguments. */
    Roff macro(String name, String... arguments) {
        StringBuilder line = new StringBuilder("." + name);
        for (String argument : arguments) {
            line.append(" \"").append(escaped(argument)).append('"');
        }
        lines.add(line.toString());
        return this;
    }

    /** Text that is set up to the next line that is a macro. */
    Roff text(String formatted) {
        boolean request = formatted.startsWith(".") || formatted.startsWith("'");
        lines.add(request ? "\\&" + formatted : formatted);
        return this;
    }

    /** What is typed as it is: its hyphens, quotes and tildes can be copied from the page. */
    static String literal(String text) {
        return escaped(text).replace("-", "\\-");
    }

    /** Sentences; what they have in backticks is typed, and in bold. */
    static String prose(String text) {
        Matcher quoted = QUOTED.matcher(text);
        StringBuilder prose = new StringBuilder();
        int end = 0;
        while (quoted.find()) {
            prose.append(words(text.substring(end, quoted.start()))).append(bold(quoted.group(1)));
            end = quoted.end();
        }
        return prose.append(words(text.substring(end))).toString();
    }

    static String bold(String text) {
        return "\\fB" + literal(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + literal(text) + "\\fR";
    }

    /** The hyphens of options are no hyphens of words. */
    private static String words(String text) {
        return escaped(text).replaceAll("(?<![\\w])-(?=[\\w-])|(?<=-)-", "\\\\-");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> escaped.append(escaped(point)));
        return escaped.toString();
    }

    private static String escaped(int point) {
        return switch (point) {
            case '\\' -> "\\(rs";
            case '"' -> "\\(dq";
            case '\'' -> "\\(aq";
            case '`' -> "\\(ga";
            case '^' -> "\\(ha";
            case '~' -> "\\(ti";
            default -> point < 0x7f ? Character.toString(point) : "\\[u%04X]".formatted(point);
        };
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
