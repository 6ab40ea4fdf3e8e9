package dev.lull.coordinator.intake;

import dev.lull.common.media.Checksum;
import dev.lull.common.store.ArchivedSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** The ids that intake gives. */
final class Ids {

    private static final int MEDIA_LENGTH = 20;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new submission's, such as {@code 20261122-154437-9f3a61}: it sorts by time and is short enough to be typed. */
    static String submission(Clock clock) {
        byte[] salt = new byte[3];
        RANDOM.nextBytes(salt);
        return TIME.format(clock.instant()) + "-" + HexFormat.of().formatHex(salt);
    }

    /** A file's: the same submission and source always give the same, so that a resumed walk finds its files again. */
    static String media(String submission, String source) {
        return ArchivedSource.isOne(source)
                ? ArchivedSource.of(source).media()
                : Checksum.of(submission + '\0' + source).substring(0, MEDIA_LENGTH);
    }
}
