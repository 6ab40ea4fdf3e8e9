package dev.lull.common.testing.memory;

import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.ConvertPriority;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** As with Redis, giving what is settled its time to live is a step of its own. */
final class InMemorySubmissionLedger implements SubmissionLedger {

    private final Memory memory;
    private final Duration retention;

    InMemorySubmissionLedger(Memory memory, Duration retention) {
        this.memory = memory;
        this.retention = retention;
    }

    @Override
    public Submission open(
            String id,
            List<String> paths,
            @Nullable Naming naming,
            String target,
            boolean again,
            ConvertPriority priority,
            Instant at) {
        return memory.change(
                "submissions.open",
                () -> memory.submissions
                        .findOrAdd(id, () -> new SubmissionRecord(paths, naming, target, again, priority, at))
                        .submission(id));
    }

    @Override
    public boolean prefer(String id) {
        return change("submissions.prefer", id, submission -> {
            submission.priority = ConvertPriority.HIGH;
            return true;
        });
    }

    @Override
    public Optional<Submission> find(String id) {
        return memory.read(() -> memory.submissions.find(id).map(submission -> submission.submission(id)));
    }

    @Override
    public List<Submission> unsettled() {
        return memory.read(() -> memory.submissions
                .all()
                .filter(entry -> entry.getValue().settled == null)
                .map(entry -> entry.getValue().submission(entry.getKey()))
                .sorted(Comparator.comparing(
                                (Submission submission) -> submission.started().toEpochMilli())
                        .thenComparing(Submission::id))
                .toList());
    }

    @Override
    public void recount(String id) {
        memory.write(
                "submissions.recount",
                () -> memory.listings.find(id).orElse(Set.of()).forEach(memory::follow));
    }

    @Override
    public boolean holdIntake(String id, String worker, Duration lease) {
        return change("submissions.holdIntake", id, submission -> submission.holdIntake(worker, memory.now(), lease));
    }

    @Override
    public void leaveIntake(String id, String worker) {
        memory.write(
                "submissions.leaveIntake",
                () -> memory.submissions
                        .find(id)
                        .filter(submission -> worker.equals(submission.intakeBy))
                        .ifPresent(submission -> submission.intakeBy = null));
    }

    @Override
    public boolean checkpoint(String id, String worker, WalkPosition position, int albums) {
        return change("submissions.checkpoint", id, submission -> submission.checkpoint(worker, position, albums));
    }

    @Override
    public void albums(String id, int albums) {
        memory.write(
                "submissions.albums",
                () -> memory.submissions.find(id).ifPresent(submission -> submission.albums = albums));
    }

    @Override
    public boolean dispatched(String id, Instant at) {
        return change("submissions.dispatched", id, submission -> submission.dispatch(at));
    }

    @Override
    public boolean walkAgain(String id) {
        return change("submissions.walkAgain", id, SubmissionRecord::askForWalk);
    }

    @Override
    public boolean cancel(String id, Instant at) {
        return change("submissions.cancel", id, submission -> submission.cancel(at));
    }

    @Override
    public boolean settleIfDone(String id, Instant at) {
        boolean settled = memory.change("submissions.settleIfDone", () -> {
            Optional<SubmissionRecord> submission = memory.submissions.find(id);
            submission
                    .filter(unsettled -> unsettled.settled == null && unsettled.done(memory.now()))
                    .ifPresent(done -> done.settled = at);
            return submission.filter(known -> known.settled != null).isPresent();
        });
        if (settled) {
            memory.write("submissions.expire", () -> expire(id));
        }
        return settled;
    }

    /** Once the submission has its time, all has been done, and doing it again prolongs nothing. */
    private void expire(String id) {
        if (memory.submissions.left(id).isPresent()) {
            return;
        }
        for (String file : memory.listings.find(id).orElse(Set.of())) {
            memory.files
                    .find(file)
                    .filter(known -> known.state.settled() && known.state != MediaState.QUARANTINED)
                    .ifPresent(settled -> {
                        memory.files.expire(file, retention);
                        memory.conversions.expire(file, retention);
                        memory.duplicates.expire(file, retention);
                    });
        }
        memory.listings.expire(id, retention);
        memory.submissions.expire(id, retention);
    }

    @Override
    public boolean reopen(String id) {
        return memory.change("submissions.reopen", () -> {
            Optional<SubmissionRecord> submission = memory.submissions.find(id);
            submission.ifPresent(known -> {
                known.settled = null;
                known.cancelled = null;
                memory.submissions.persist(id);
                memory.listings.persist(id);
            });
            return submission.isPresent();
        });
    }

    @Override
    public boolean forget(String id) {
        return memory.change("submissions.forget", () -> {
            boolean settled = memory.submissions
                    .find(id)
                    .filter(submission -> submission.settled != null)
                    .isPresent();
            if (settled) {
                memory.submissions.remove(id);
                memory.listings.remove(id);
            }
            return settled;
        });
    }

    /** Whether the submission is known and the change is allowed, and made. */
    private boolean change(String step, String id, Predicate<SubmissionRecord> change) {
        return memory.change(
                step, () -> memory.submissions.find(id).filter(change).isPresent());
    }

    @Override
    public List<MediaFile> files(String id, int offset, int limit) {
        return memory.read(() -> memory.listings.find(id).orElse(Set.of()).stream()
                .flatMap(file -> memory.files.find(file).map(known -> known.file(file)).stream())
                .skip(offset)
                .limit(Math.max(0, limit))
                .toList());
    }
}
