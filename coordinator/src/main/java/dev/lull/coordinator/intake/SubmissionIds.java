package dev.lull.coordinator.intake;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Ids of submissions: they sort by time and are short enough to be typed. */
final class SubmissionIds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private SubmissionIds() {}

    /** Such as {@code 20261122-154437-9f3a61}. */
    static String next(Clock clock) {
        byte[] salt = new byte[3];
        RANDOM.nextBytes(salt);
        return TIME.format(clock.instant()) + "-" + HexFormat.of().formatHex(salt);
    }
}
