package dev.lull.coordinator.intake;

import dev.lull.common.media.StateChange;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a file must not have changed to be taken for finished. An object in a bucket always is. */
final class QuietTime {

    private final Duration least;
    private final SourceFiles sources;
    private final Clock clock;

    /** @param least zero to take every file */
    QuietTime(Duration least, SourceFiles sources, Clock clock) {
        this.least = least;
        this.sources = sources;
        this.clock = clock;
    }

    /** What becomes of a file that changed a moment ago; empty when it is to be read. */
    Optional<StateChange> verdict(String source) {
        if (least.isZero() || S3Location.isOne(source)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        try {
            return sources.stat(source)
                    .map(state -> Duration.between(state.changed(), now))
                    .filter(age -> age.abs().compareTo(least) < 0)
                    .map(age -> Verdicts.young(age, least));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
