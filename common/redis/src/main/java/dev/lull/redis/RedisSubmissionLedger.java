package dev.lull.redis;

import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.ConvertPriority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redisson.client.codec.StringCodec;

/** Submissions as hashes; an index of those that are not settled. */
final class RedisSubmissionLedger implements SubmissionLedger {

    private final Redis redis;
    private final NewHashes newHashes;
    private final Keys keys;
    private final Index index;
    private final StateFollower follower;
    private final Retention retention;

    RedisSubmissionLedger(Redis redis, Index index, StateFollower follower, Retention retention) {
        this.redis = redis;
        this.newHashes = new NewHashes(redis);
        this.keys = redis.keys();
        this.index = index;
        this.follower = follower;
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
        // listed before it is there, so that a kill in between leaves none behind; and again, as a look at the list
        // meanwhile takes what is not there from it
        index.put(keys.unsettledSubmissions(), id, at);
        newHashes.create(keys.submission(id), SubmissionHash.opened(paths, naming, target, again, priority, at));
        Submission submission = find(id).orElseThrow();
        if (submission.settled() == null) {
            index.put(keys.unsettledSubmissions(), id, submission.started());
        }
        return submission;
    }

    @Override
    public boolean prefer(String id) {
        return redis.run(Script.SUBMISSION_PREFER, keys.submission(id), List.of(ConvertPriority.HIGH.wireName()))
                .get(0)
                .equals("preferred");
    }

    @Override
    public Optional<Submission> find(String id) {
        String key = keys.submission(id);
        Fields head = redis.hash(key, SubmissionHash.HEAD);
        if (!head.exist()) {
            return Optional.empty();
        }
        Fields paths = redis.hash(key, SubmissionHash.pathFields(head));
        return Optional.of(head.as(known -> SubmissionHash.read(id, known, paths)));
    }

    @Override
    public List<Submission> unsettled() {
        List<Submission> unsettled = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        index.pages(keys.unsettledSubmissions(), ids -> {
            for (String id : ids) {
                Index.check(() -> find(id).filter(submission -> submission.settled() == null))
                        .ifPresentOrElse(unsettled::addAll, () -> stale.add(id));
            }
        });
        unsettled.addAll(removed(stale));
        return unsettled;
    }

    /**
     * Removes from the list what does not belong there, and returns what does by now: whoever opened it may have listed
     * it for the second time before it was removed, and would not do so again.
     */
    private List<Submission> removed(List<String> stale) {
        index.remove(keys.unsettledSubmissions(), stale);
        List<Submission> back = new ArrayList<>();
        for (String id : stale) {
            Index.check(() -> find(id).filter(submission -> submission.settled() == null))
                    .ifPresent(back::addAll);
        }
        back.forEach(submission -> index.put(keys.unsettledSubmissions(), submission.id(), submission.started()));
        return back;
    }

    @Override
    public void recount(String id) {
        index.pages(keys.submissionMedia(id), ids -> follower.recount(id, ids));
    }

    @Override
    public boolean holdIntake(String id, String worker, Duration lease) {
        return redis.run(Script.SUBMISSION_INTAKE, keys.submission(id), List.of(worker, lease.toMillis()))
                .get(0)
                .equals("granted");
    }

    @Override
    public void leaveIntake(String id, String worker) {
        redis.run(Script.SUBMISSION_LEAVE, keys.submission(id), List.of(worker));
    }

    @Override
    public boolean checkpoint(String id, String worker, WalkPosition position, int albums) {
        return redis.run(
                        Script.SUBMISSION_CHECKPOINT,
                        keys.submission(id),
                        List.of(worker, SubmissionHash.checkpoint(position), albums))
                .get(0)
                .equals("noted");
    }

    @Override
    public void albums(String id, int albums) {
        redis.run(Script.SUBMISSION_ALBUMS, keys.submission(id), List.of(albums));
    }

    @Override
    public boolean dispatched(String id, Instant at) {
        return redis.run(Script.SUBMISSION_DISPATCH, keys.submission(id), List.of(at))
                .get(0)
                .equals("dispatched");
    }

    @Override
    public boolean walkAgain(String id) {
        return redis.run(Script.SUBMISSION_WALK_AGAIN, keys.submission(id), List.of())
                .get(0)
                .equals("asked");
    }

    @Override
    public boolean cancel(String id, Instant at) {
        return redis.run(Script.SUBMISSION_CANCEL, keys.submission(id), List.of(at))
                .get(0)
                .equals("cancelled");
    }

    @Override
    public boolean settleIfDone(String id, Instant at) {
        List<String> arguments = new ArrayList<>(List.of(at.toString()));
        Arrays.stream(MediaState.values())
                .filter(MediaState::settled)
                .map(MediaState::wireName)
                .forEach(arguments::add);
        List<String> answer = redis.run(Script.SUBMISSION_SETTLE, keys.submission(id), arguments);
        if (!answer.get(0).equals("settled")) {
            return false;
        }
        index.remove(keys.unsettledSubmissions(), List.of(id));
        retention.begin(id);
        return true;
    }

    @Override
    public boolean reopen(String id) {
        if (!redis.run(Script.SUBMISSION_REOPEN, keys.submission(id), List.of())
                .get(0)
                .equals("open")) {
            return false;
        }
        redis.ask(
                keys.submissionMedia(id),
                redisson -> redisson.getBucket(keys.submissionMedia(id), StringCodec.INSTANCE)
                        .clearExpire());
        find(id).ifPresent(submission -> index.put(keys.unsettledSubmissions(), id, submission.started()));
        return true;
    }

    @Override
    public boolean forget(String id) {
        boolean forgotten = redis.forget(keys.submission(id), SubmissionHash.SETTLED, List.of());
        if (forgotten) {
            redis.delete(keys.submissionMedia(id));
        }
        return forgotten;
    }

    @Override
    public List<MediaFile> files(String id, int offset, int limit) {
        return index.read(keys.submissionMedia(id), offset, limit, keys::media, MediaHash::find);
    }
}
