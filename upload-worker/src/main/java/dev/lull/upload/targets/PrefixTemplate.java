package dev.lull.upload.targets;

import dev.lull.common.settings.SettingsException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a bucket a file goes, with the date at which the original was last changed (UTC) in place of {@code {date}},
 * {@code {year}}, {@code {month}} and {@code {day}}. It is the file's date and not today's, so that every try of an
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

    String of(Instant modified) {
        LocalDate day = LocalDate.ofInstant(modified, ZoneOffset.UTC);
        return PLACEHOLDER.matcher(text).replaceAll(match -> switch (match.group(1)) {
            case "date" -> day.toString();
            case "year" -> "%04d".formatted(day.getYear());
            case "month" -> "%02d".formatted(day.getMonthValue());
            default -> "%02d".formatted(day.getDayOfMonth());
        });
    }
}
