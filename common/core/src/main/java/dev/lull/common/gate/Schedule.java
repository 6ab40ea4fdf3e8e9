package dev.lull.common.gate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times of the week at which conversions may run, such as {@code mon-fri 22:00-06:00, sat-sun 00:00-24:00}. Without
 * days a window is of every day; one that ends before it begins ends on the next day. Where clocks are set forward or
 * back, a window begins and ends by what they then show.
 */
final class Schedule {

    private static final Pattern WINDOW =
            Pattern.compile("(?:([a-z]{3})(?:-([a-z]{3}))? )?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String DAY_END = "24:00";

    /** A window may have begun yesterday, and comes again within a week. */
    private static final int DAYS_AROUND = 8;

    private final List<Window> windows;

    private Schedule(List<Window> windows) {
        this.windows = windows;
    }

    /**
     * A schedule from its text.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Schedule parse(String text) {
        return new Schedule(Stream.of(text.toLowerCase(Locale.ROOT).split(",", -1))
                .map(window -> Window.parse(window.strip()))
                .toList());
    }

    /** When the window around this moment, or around those that meet it, ends; empty when conversions may not run. */
    Optional<Instant> openUntil(Instant now, ZoneId zone) {
        return spans(now, zone).stream()
                .filter(span -> !now.isBefore(span.from) && now.isBefore(span.to))
                .map(Span::to)
                .findFirst();
    }

    /** When the last window before this moment ended; empty when there is none near. */
    Optional<Instant> shutSince(Instant now, ZoneId zone) {
        return spans(now, zone).stream()
                .map(Span::to)
                .filter(end -> !end.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    /** When the next window behind this moment begins. */
    Optional<Instant> opensAt(Instant now, ZoneId zone) {
        return spans(now, zone).stream()
                .map(Span::from)
                .filter(begin -> begin.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** All windows around a moment, those that meet as one, in their order. */
    private List<Span> spans(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Span> spans = today.minusDays(DAYS_AROUND)
                .datesUntil(today.plusDays(DAYS_AROUND + 1L))
                .flatMap(day -> windows.stream()
                        .filter(window -> window.days.contains(day.getDayOfWeek()))
                        .map(window -> window.on(day, zone)))
                .filter(span -> span.from.isBefore(span.to))
                .sorted(Comparator.comparing(Span::from))
                .toList();
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            int last = joined.size() - 1;
            if (last >= 0 && !span.from.isAfter(joined.get(last).to)) {
                joined.set(last, joined.get(last).joined(span));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** From one moment to another. */
    private record Span(Instant from, Instant to) {

        Span joined(Span next) {
            return next.to.isAfter(to) ? new Span(from, next.to) : this;
        }
    }

    /** @param to the time at which it ends, on the next day if it is not later than that at which it begins */
    private record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        static Window parse(String text) {
            Matcher parts = WINDOW.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no window: " + text);
            }
            LocalTime from = LocalTime.parse(parts.group(3));
            String end = parts.group(4);
            LocalTime to = end.equals(DAY_END) ? LocalTime.MIDNIGHT : LocalTime.parse(end);
            return new Window(days(parts.group(1), parts.group(2)), from, to);
        }

        private static Set<DayOfWeek> days(String first, String last) {
            if (first == null) {
                return EnumSet.allOf(DayOfWeek.class);
            }
            DayOfWeek day = day(first);
            DayOfWeek end = last == null ? day : day(last);
            Set<DayOfWeek> days = EnumSet.of(day);
            while (day != end) {
                day = day.plus(1);
                days.add(day);
            }
            return days;
        }

        private static DayOfWeek day(String name) {
            int number = DAYS.indexOf(name);
            if (number < 0) {
                throw new IllegalArgumentException("no day: " + name);
            }
            return DayOfWeek.of(number + 1);
        }

        Span on(LocalDate day, ZoneId zone) {
            LocalDate end = to.isAfter(from) ? day : day.plusDays(1);
            return new Span(
                    ZonedDateTime.of(day, from, zone).toInstant(),
                    ZonedDateTime.of(end, to, zone).toInstant());
        }
    }
}
