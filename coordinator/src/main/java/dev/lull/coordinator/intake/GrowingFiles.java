package dev.lull.coordinator.intake;

import dev.lull.common.posix.OpenForWriting;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells files that are still being written from those that are whole. An object in a bucket always is. Thread-safe. */
final class GrowingFiles {

    /** A slow copy pauses for so long at most; what cannot be read is looked at again until it was still for longer. */
    static final Duration PAUSE_OF_A_WRITER = Duration.ofSeconds(5);

    /** So long it holds who has which file open. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Duration quiet;
    private final SourceFiles sources;
    private final Clock clock;
    private @Nullable OpenForWriting open;
    private Instant lookedAt = Instant.MIN;

    /** @param quiet how long a file must not have changed, whatever else; zero asks for nothing */
    GrowingFiles(Duration quiet, SourceFiles sources, Clock clock) {
        this.quiet = quiet;
        this.sources = sources;
        this.clock = clock;
    }

    /** What says that this file is still being written; empty when nothing does. */
    Optional<String> sign(String source) {
        return age(source).flatMap(age -> {
            if (age.compareTo(quiet) < 0) {
                return Optional.of("it changed " + age.toSeconds() + " s ago, within intake.quiet-time");
            }
            return age.compareTo(OpenForWriting.HELD_IN_VAIN) < 0 && isOpen(source)
                    ? Optional.of("a program has it open to write into it")
                    : Optional.empty();
        });
    }

    /** Whether it changed so lately that what is wrong with it may be that its end is not there yet. */
    boolean changedLately(String source) {
        return age(source).filter(age -> age.compareTo(PAUSE_OF_A_WRITER) < 0).isPresent();
    }

    /** Since its last change; clocks may differ a little, in either direction. Empty for what is not on a disk. */
    private Optional<Duration> age(String source) {
        if (S3Location.isOne(source)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        try {
            return sources.stat(source)
                    .map(state -> Duration.between(state.changed(), now).abs());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isOpen(String source) {
        return openNow().contains(Path.of(source));
    }

    private synchronized OpenForWriting openNow() {
        Instant now = clock.instant();
        if (open == null || Duration.between(lookedAt, now).compareTo(LOOK) >= 0) {
            open = OpenForWriting.now();
            lookedAt = now;
        }
        return open;
    }
}
