package dev.lull.upload.targets;

import dev.lull.common.settings.SettingsException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders below the target that sort files by date, with the day a file belongs to in place of {@code {date}},
 * {@code {year}}, {@code {month}} and {@code {day}}. It is the file's day and not today's, so that every try of an
 * upload has the same place.
 */
record PrefixTemplate(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> KNOWN = Set.of("date", "year", "month", "day");

    PrefixTemplate {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!KNOWN.contains(matcher.group(1))) {
                throw new SettingsException(List.of(
                        "target: " + matcher.group() + " is not known; there are {date}, {year}, {month} and {day}"));
            }
        }
    }

    /** How the keys of all files begin. */
    String beginning() {
        int open = text.indexOf('{');
        if (open >= 0) {
            return text.substring(0, open);
        }
        return text.isEmpty() ? "" : text + "/";
    }

    /** With {@link Upload#day} in place of what is in braces. */
    String of(LocalDate day) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> switch (match.group(1)) {
            case "date" -> day.toString();
            case "year" -> digits(4, day.getYear());
            case "month" -> digits(2, day.getMonthValue());
            default -> digits(2, day.getDayOfMonth());
        });
    }

    private static String digits(int least, int number) {
        return String.format(Locale.ROOT, "%0" + least + "d", number);
    }
}
