package dev.lull.common.media;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a picture or a video was taken, to the second, as the clock on the wall said there.
 *
 * @param offset from UTC; null where the camera did not write it down
 */
public record CaptureTime(LocalDateTime local, @Nullable ZoneOffset offset) {

    public CaptureTime {
        local = local.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The time for its {@link #toString()}; throws {@link DateTimeParseException} on any other text. */
    public static CaptureTime parse(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return new CaptureTime(time.toLocalDateTime(), time.getOffset());
        } catch (DateTimeParseException withoutOffset) {
            return new CaptureTime(LocalDateTime.parse(text), null);
        }
    }

    /** The day it was there. */
    public LocalDate day() {
        return local.toLocalDate();
    }

    /** {@code 2019-07-21T23:15:30+02:00}, or {@code 2019-07-21T23:15:30} without an offset. */
    @Override
    public String toString() {
        String time = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
        return offset == null ? time : time + offset;
    }
}
