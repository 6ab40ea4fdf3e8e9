package dev.lull.common.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** 2026-11-29 is a Sunday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22:00-07:00 | 2026-11-29T21:59 | false",
                "22:00-07:00 | 2026-11-29T22:00 | true",
                "22:00-07:00 | 2026-11-30T06:59 | true",
                "22:00-07:00 | 2026-11-30T07:00 | false",
                "09:00-17:00 | 2026-11-29T12:00 | true",
                "00:00-24:00 | 2026-11-29T23:59 | true",
                "mon-fri 22:00-06:00 | 2026-11-29T23:00 | false",
                "mon-fri 22:00-06:00 | 2026-11-30T05:00 | false",
                "mon-fri 22:00-06:00 | 2026-12-01T05:00 | true",
                "mon-fri 22:00-06:00 | 2026-12-05T05:00 | true",
                "mon-fri 22:00-06:00 | 2026-12-05T23:00 | false",
                "mon-fri 22:00-06:00, sat-sun 00:00-24:00 | 2026-11-29T12:00 | true",
                "MON-FRI 22:00-06:00,Sat-Sun 00:00-24:00 | 2026-11-29T12:00 | true",
                "fri-mon 08:00-09:00 | 2026-11-29T08:30 | true",
                "fri-mon 08:00-09:00 | 2026-12-02T08:30 | false",
                "sun 08:00-08:00 | 2026-11-30T07:59 | true",
                "sun 08:00-08:00 | 2026-11-30T08:00 | false",
            })
    void conversionsMayRunInItsWindows(String text, LocalDateTime at, boolean open) {
        assertThat(Schedule.parse(text).openUntil(berlin(at), BERLIN).isPresent())
                .isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22:00-07:00 | 2026-11-29T12:00 | 2026-11-29T07:00 | 2026-11-29T22:00",
                "mon 08:00-09:00 | 2026-11-30T09:00 | 2026-11-30T09:00 | 2026-12-07T08:00",
                "mon 08:00-09:00 | 2026-11-30T07:59 | 2026-11-23T09:00 | 2026-11-30T08:00",
            })
    void itKnowsSinceAndUntilWhenTheyMayNot(String text, LocalDateTime at, LocalDateTime since, LocalDateTime until) {
        Schedule schedule = Schedule.parse(text);

        assertThat(schedule.shutSince(berlin(at), BERLIN)).contains(berlin(since));
        assertThat(schedule.opensAt(berlin(at), BERLIN)).contains(berlin(until));
    }

    @Test
    void windowsThatMeetAreOne() {
        Schedule schedule = Schedule.parse("sat-sun 00:00-24:00, mon 00:00-06:00");

        assertThat(schedule.openUntil(berlin(LocalDateTime.parse("2026-11-28T10:00")), BERLIN))
                .contains(berlin(LocalDateTime.parse("2026-11-30T06:00")));
    }

    @Test
    void aNightOfAChangedClockIsLongerOrShorter() {
        Schedule nights = Schedule.parse("00:00-06:00");

        assertThat(nights.openUntil(Instant.parse("2026-10-24T22:00:00Z"), BERLIN))
                .as("back by an hour: seven hours")
                .contains(Instant.parse("2026-10-25T05:00:00Z"));
        assertThat(nights.openUntil(Instant.parse("2026-03-28T23:00:00Z"), BERLIN))
                .as("forward by an hour: five hours")
                .contains(Instant.parse("2026-03-29T04:00:00Z"));
    }

    @Test
    void aWindowInTheHourThatIsLeftOutIsAnHourLater() {
        assertThat(Schedule.parse("02:10-02:50").openUntil(Instant.parse("2026-03-29T01:20:00Z"), BERLIN))
                .as("03:20 in summer, 20 minutes after the clocks were set")
                .isPresent();
        assertThat(Schedule.parse("02:10-02:50").openUntil(Instant.parse("2026-03-29T00:59:00Z"), BERLIN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "always", "22:00", "22:00-", "mon", "foo 08:00-09:00", "08:00-09:00;10:00-11:00"})
    void anythingElseIsNoSchedule(String text) {
        assertThatThrownBy(() -> Schedule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant berlin(LocalDateTime at) {
        return at.atZone(BERLIN).toInstant();
    }
}
