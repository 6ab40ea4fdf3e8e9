package dev.lull.common.testing.memory;

import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.ConvertPriority;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that is known of one submission. */
final class SubmissionRecord {

    private final List<String> paths;
    private final @Nullable Naming naming;
    private final String target;
    private final boolean again;
    private final Instant started;
    /** The state each file is counted under, which a crash may leave behind the file's own. */
    private final Map<String, MediaState> counted = new HashMap<>();

    ConvertPriority priority;

    int albums;

    private WalkPosition position = WalkPosition.START;

    boolean walkAgain;

    @Nullable
    Instant walked;

    @Nullable
    Instant dispatched;

    @Nullable
    Instant cancelled;

    @Nullable
    Instant settled;

    @Nullable
    String intakeBy;

    private Instant intakeUntil = Instant.MIN;

    SubmissionRecord(
            List<String> paths,
            @Nullable Naming naming,
            String target,
            boolean again,
            ConvertPriority priority,
            Instant started) {
        this.paths = List.copyOf(paths);
        this.naming = naming;
        this.target = target;
        this.again = again;
        this.priority = priority;
        this.started = started;
    }

    void count(String file, MediaState state) {
        counted.put(file, state);
    }

    boolean holdIntake(String worker, Instant now, Duration lease) {
        if (dispatched != null || (isHeld(now) && !worker.equals(intakeBy))) {
            return false;
        }
        if (walkAgain && !worker.equals(intakeBy)) {
            walkAgain = false;
            position = WalkPosition.START;
        }
        intakeBy = worker;
        intakeUntil = now.plusMillis(lease.toMillis());
        return true;
    }

    private boolean isHeld(Instant now) {
        return intakeBy != null && intakeUntil.isAfter(now);
    }

    boolean cancel(Instant at) {
        if (settled != null) {
            return false;
        }
        cancelled = cancelled == null ? at : cancelled;
        dispatched = dispatched == null ? at : dispatched;
        position = WalkPosition.START;
        walkAgain = false;
        return true;
    }

    boolean checkpoint(String worker, WalkPosition reached, int itsAlbums) {
        if (!worker.equals(intakeBy)) {
            return false;
        }
        position = reached;
        albums = itsAlbums;
        return true;
    }

    boolean dispatch(Instant at) {
        position = WalkPosition.START;
        if (walkAgain) {
            walked = at;
            return false;
        }
        dispatched = dispatched == null ? at : dispatched;
        intakeBy = null;
        return true;
    }

    boolean askForWalk() {
        if (settled != null || cancelled != null) {
            return false;
        }
        walkAgain = true;
        walked = dispatched == null ? walked : dispatched;
        dispatched = null;
        return true;
    }

    boolean done(Instant now) {
        boolean walked = cancelled == null || !isHeld(now);
        return dispatched != null && walked && counted.values().stream().allMatch(MediaState::settled);
    }

    Submission submission(String id) {
        Map<MediaState, Long> counts =
                counted.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new Submission(
                id,
                paths,
                naming,
                target,
                again,
                priority,
                albums,
                position,
                counts,
                started,
                walked,
                dispatched,
                cancelled,
                settled);
    }
}
