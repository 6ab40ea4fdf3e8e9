package dev.lull.standalone.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * Text measured in the cells of a terminal: CJK and emoji take two, combining marks none. Where terminals disagree, as
 * on emoji that are joined, the larger number is taken.
 */
final class Cells {

    static final String CUT = "…";

    /** What is seen as one character, whose parts must not be torn apart. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** Asks for the coloured form of what has two, which takes two cells. */
    private static final int EMOJI_FORM = 0xFE0F;

    private Cells() {}

    static int width(String text) {
        return clusters(text).stream().mapToInt(Cells::clusterWidth).sum();
    }

    /** Its beginning, with a mark where something is cut off. */
    static String beginning(String text, int cells) {
        return width(text) <= cells ? text : cells <= 0 ? "" : first(text, cells - 1) + CUT;
    }

    /** Its beginning and its end, as the ends of a name tell most. */
    static String ends(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        int end = (cells - 1) / 2;
        return cells <= 0 ? "" : first(text, cells - 1 - end) + CUT + last(text, end);
    }

    /** With blanks behind it up to this width. */
    static String padded(String text, int cells) {
        return text + " ".repeat(Math.max(0, cells - width(text)));
    }

    /** With blanks before it. */
    static String toTheRight(String text, int cells) {
        return " ".repeat(Math.max(0, cells - width(text))) + text;
    }

    private static String first(String text, int cells) {
        StringBuilder taken = new StringBuilder();
        int left = cells;
        for (String cluster : clusters(text)) {
            left -= clusterWidth(cluster);
            if (left < 0) {
                break;
            }
            taken.append(cluster);
        }
        return taken.toString();
    }

    private static String last(String text, int cells) {
        List<String> clusters = clusters(text);
        int from = clusters.size();
        int left = cells;
        while (from > 0 && left >= clusterWidth(clusters.get(from - 1))) {
            from--;
            left -= clusterWidth(clusters.get(from));
        }
        return String.join("", clusters.subList(from, clusters.size()));
    }

    private static List<String> clusters(String text) {
        List<String> clusters = new ArrayList<>();
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            clusters.add(matcher.group());
        }
        return clusters;
    }

    private static int clusterWidth(String cluster) {
        int width = cluster.codePoints()
                .map(each -> Math.max(0, WCWidth.wcwidth(each)))
                .sum();
        return cluster.indexOf(EMOJI_FORM) >= 0 ? Math.max(2, width) : width;
    }
}
