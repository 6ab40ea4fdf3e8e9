package dev.lull.coordinator.capture;

import dev.lull.common.media.CaptureTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the texts that cameras write, each in its own way. What makes no sense is null. */
final class CaptureTexts {

    /** {@code 2019:07:21 23:15:30} in EXIF, {@code 2019-07-21T23:15:30+0200} in QuickTime. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})[:-](\\d\\d)[:-](\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d)(?:[.,]\\d+)?\\s*(Z|[+-]\\d\\d:?\\d\\d)?");

    /** {@code +48.8577+002.2950+035.000/}, as ISO 6709 writes degrees. */
    private static final Pattern DEGREES = Pattern.compile(
            "([+-]\\d{1,2}(?:\\.\\d{1,12})?)([+-]\\d{1,3}(?:\\.\\d{1,12})?)(?:[+-][\\d.]+)?(?:CRS.*)?/?");

    /** Of the first photograph that is left. */
    private static final int FIRST_YEAR = 1826;

    private static final int LONGEST_CAMERA = 100;

    private CaptureTexts() {}

    /** A time with its offset in it, or none. */
    static @Nullable CaptureTime time(@Nullable String text) {
        return time(text, null);
    }

    /** The same with the offset in a text of its own. */
    static @Nullable CaptureTime time(@Nullable String text, @Nullable String offset) {
        Matcher matcher = TIME.matcher(text == null ? "" : text.strip());
        if (!matcher.matches()) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)),
                    Integer.parseInt(matcher.group(5)),
                    Integer.parseInt(matcher.group(6)));
            return local.getYear() < FIRST_YEAR
                    ? null
                    : new CaptureTime(local, offset(matcher.group(7) == null ? offset : matcher.group(7)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable ZoneOffset offset(@Nullable String text) {
        try {
            return text == null ? null : ZoneOffset.of(text.strip());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    static @Nullable String place(@Nullable String iso6709) {
        Matcher matcher = DEGREES.matcher(iso6709 == null ? "" : iso6709.strip());
        return matcher.matches()
                ? place(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)))
                : null;
    }

    /** About a metre exact. A camera without a fix writes zeros. */
    static @Nullable String place(double latitude, double longitude) {
        boolean onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        return onEarth && (latitude != 0 || longitude != 0)
                ? String.format(Locale.ROOT, "%.5f,%.5f", latitude, longitude)
                : null;
    }

    /** Many models have the maker's name in theirs: it is not said twice. */
    static @Nullable String camera(@Nullable String maker, @Nullable String model) {
        String make = line(maker);
        String name = line(model);
        if (name.isEmpty()) {
            return make.isEmpty() ? null : make;
        }
        String firstWord = make.replaceFirst(" .*", "");
        boolean said = name.toLowerCase(Locale.ROOT).startsWith(firstWord.toLowerCase(Locale.ROOT));
        return line(said ? name : make + " " + name);
    }

    private static String line(@Nullable String text) {
        String line = text == null
                ? ""
                : text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST_CAMERA ? line : line.substring(0, LONGEST_CAMERA);
    }
}
