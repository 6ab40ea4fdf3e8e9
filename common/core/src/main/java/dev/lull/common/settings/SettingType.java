package dev.lull.common.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the text of a setting is read.
 *
 * @param expected what may be written, to go after "must be": {@code a whole number from 1 to 64}
 * @param reader turns the text into the value; any {@link RuntimeException} means it is not expected
 */
public record SettingType<T>(String expected, Function<String, T> reader) {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12})\\s*([a-zA-Z]+)");

    static SettingType<String> text(String expected) {
        return new SettingType<>(expected, text -> {
            require(!text.isBlank());
            return text.strip();
        });
    }

    /** A text of this form. */
    static SettingType<String> word(String form, String expected) {
        return new SettingType<>(expected, text -> {
            require(text.strip().matches(form));
            return text.strip();
        });
    }

    /** One or more texts, joined by commas. */
    static SettingType<List<String>> list(String expected) {
        return new SettingType<>(expected, text -> {
            List<String> items = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
            require(!items.isEmpty());
            return items;
        });
    }

    /** The same text as another value; a {@link RuntimeException} means that it is not expected either. */
    <U> SettingType<U> as(Function<T, U> meaning) {
        return new SettingType<>(expected, reader.andThen(meaning));
    }

    static SettingType<Integer> whole(int least, int most) {
        return new SettingType<>("a whole number from " + least + " to " + most, text -> {
            int value = Integer.parseInt(text.strip());
            require(value >= least && value <= most);
            return value;
        });
    }

    /** A time with its unit. */
    public static SettingType<Duration> duration(Duration least, Duration most) {
        String expected = "a time from " + show(least) + " to " + show(most) + ", such as 500ms, 10s, 5m, 2h or 1d";
        return new SettingType<>(expected, text -> {
            Duration value = parseDuration(text);
            require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
            return value;
        });
    }

    /** An amount of bytes with its unit, in powers of 1000 as disks are sold. */
    static SettingType<Long> bytes() {
        return new SettingType<>("an amount of bytes, such as 500MB or 3GB", text -> {
            Matcher amount = AMOUNT.matcher(text.strip());
            require(amount.matches());
            long unit = switch (amount.group(2).toUpperCase(Locale.ROOT)) {
                case "B" -> 1L;
                case "KB" -> 1_000L;
                case "MB" -> 1_000_000L;
                case "GB" -> 1_000_000_000L;
                case "TB" -> 1_000_000_000_000L;
                default -> throw new IllegalArgumentException("unit");
            };
            return Math.multiplyExact(Long.parseLong(amount.group(1)), unit);
        });
    }

    /** An amount of bytes within bounds that S3 sets, which are powers of two. */
    static SettingType<Long> bytes(long least, long most) {
        String expected = "an amount of bytes from " + (least >> 20) + " to " + (most >> 20) + " MiB, such as 16MB";
        return new SettingType<>(expected, text -> {
            long value = bytes().reader().apply(text);
            require(value >= least && value <= most);
            return value;
        });
    }

    static SettingType<String> oneOf(String... words) {
        List<String> known = List.of(words);
        return new SettingType<>("one of " + String.join(", ", known), text -> {
            String word = text.strip().toLowerCase(Locale.ROOT);
            require(known.contains(word));
            return word;
        });
    }

    private static Duration parseDuration(String text) {
        Matcher amount = AMOUNT.matcher(text.strip());
        require(amount.matches());
        long number = Long.parseLong(amount.group(1));
        return switch (amount.group(2).toLowerCase(Locale.ROOT)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> throw new IllegalArgumentException("unit");
        };
    }

    private static String show(Duration time) {
        long millis = time.toMillis();
        if (millis == 0) {
            return "0s";
        }
        if (millis % 86_400_000 == 0) {
            return millis / 86_400_000 + "d";
        }
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw new IllegalArgumentException("not expected");
        }
    }
}
