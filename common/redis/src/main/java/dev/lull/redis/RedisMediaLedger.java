package dev.lull.redis;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.redisson.client.codec.StringCodec;

/** Files as hashes; an index by state; a string for each content seen. */
final class RedisMediaLedger implements MediaLedger {

    private final Redis redis;
    private final Keys keys;
    private final Index index;
    private final Duration contentRetention;

    /** @param contentRetention how long content that has arrived is remembered */
    RedisMediaLedger(Redis redis, Index index, Duration contentRetention) {
        this.redis = redis;
        this.keys = redis.keys();
        this.index = index;
        this.contentRetention = contentRetention;
    }

    @Override
    public MediaFile register(String id, String submission, String source, String name, Instant at) {
        String key = keys.media(id);
        redis.create(key, MediaHash.submitted(submission, source, name, at));
        Fields fields = redis.hash(key);
        MediaFile file = MediaHash.find(id, fields).orElseThrow();
        redis.run(Script.SUBMISSION_ENLIST, keys.submissionMedia(file.submission()), List.of(id));
        follow(id, MediaHash.position(fields), file.state().previous());
        return file;
    }

    @Override
    public Optional<MediaFile> find(String id) {
        return MediaHash.find(id, redis.hash(keys.media(id)));
    }

    @Override
    public TransitionResult move(String id, StateChange change) {
        return move(id, change, "");
    }

    @Override
    public TransitionResult move(String id, StateChange change, int lastSend) {
        return move(id, change, Integer.toString(lastSend));
    }

    private TransitionResult move(String id, StateChange change, String lastSend) {
        Set<MediaState> from = change.to().previous();
        List<String> arguments = new ArrayList<>(List.of(change.to().wireName(), words(from), lastSend));
        change.facts().forEach((field, text) -> {
            arguments.add(field.wireName());
            arguments.add(text);
        });
        return moved(id, redis.run(Script.MEDIA_MOVE, keys.media(id), arguments), change.to(), from);
    }

    @Override
    public TransitionResult retry(String id, MediaState to) {
        Set<MediaState> from = to.retriedFrom();
        List<String> arguments = new ArrayList<>(List.of(to.wireName(), words(from)));
        MediaField.forgottenBy(to).stream().map(MediaField::wireName).forEach(arguments::add);
        return moved(id, redis.run(Script.MEDIA_RETRY, keys.media(id), arguments), to, from);
    }

    private static String words(Set<MediaState> states) {
        return states.stream().map(MediaState::wireName).collect(Collectors.joining(" ", " ", " "));
    }

    private TransitionResult moved(String id, List<String> answer, MediaState to, Set<MediaState> from) {
        if (answer.get(0).equals("refused")) {
            return TransitionResult.REFUSED;
        }
        MediaPosition position =
                new MediaPosition(answer.get(1), to, Long.parseLong(answer.get(2)), Instant.parse(answer.get(3)));
        follow(id, position, from);
        return answer.get(0).equals("done") ? TransitionResult.DONE : TransitionResult.REPEATED;
    }

    /**
     * Brings the submission's counts and the index up to date; harmless when they are. What it leaves in the index is
     * removed last: as long as that is there, the next to read it finds that the file has gone further.
     */
    private void follow(String id, MediaPosition position, Set<MediaState> from) {
        String state = position.state().wireName();
        redis.run(
                Script.SUBMISSION_COUNT, keys.submission(position.submission()), List.of(id, state, position.moves()));
        index.move(
                id,
                keys.mediaIn(position.state()),
                from.stream().map(keys::mediaIn).toList(),
                position.since());
    }

    /** Lets the counts of a submission, and the index, follow those of these files that are not counted as they are. */
    void recount(String submission, List<String> ids) {
        Fields counted = redis.hash(keys.submission(submission), SubmissionHash.mediaFields(ids));
        List<Fields> files = redis.hashes(ids.stream().map(keys::media).toList(), MediaHash.POSITION);
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            position(files.get(i))
                    .filter(position -> !SubmissionHash.counts(counted, id, position))
                    .ifPresent(position -> follow(id, position, Set.of()));
        }
    }

    /** Empty for a file that has expired, or cannot be read. */
    private static Optional<MediaPosition> position(Fields fields) {
        return Index.check(() -> Optional.of(fields).filter(Fields::exist).map(MediaHash::position))
                .flatMap(known -> known.stream().findFirst());
    }

    @Override
    public OptionalInt publishAgain(String id, MediaState state, Duration quiet) {
        List<String> answer =
                redis.run(Script.MEDIA_PUBLISH_AGAIN, keys.media(id), List.of(state.wireName(), quiet.toMillis()));
        return answer.get(0).equals("publish") ? OptionalInt.of(Integer.parseInt(answer.get(1))) : OptionalInt.empty();
    }

    @Override
    public String claimContent(String sha256, String target, String media) {
        return takeOverContent(sha256, target, media, "");
    }

    @Override
    public String takeOverContent(String sha256, String target, String media, String former) {
        return redis.run(
                        Script.SEEN_CLAIM,
                        keys.seen(sha256),
                        List.of(media, target, contentRetention.toMillis(), former))
                .get(0);
    }

    @Override
    public void contentArrived(String sha256, String media) {
        redis.run(Script.SEEN_ARRIVED, keys.seen(sha256), List.of(media, contentRetention.toMillis()));
    }

    @Override
    public boolean hasArrived(String sha256, String media) {
        String known = redis.ask(
                keys.seen(sha256),
                redisson -> redisson.<String>getBucket(keys.seen(sha256), StringCodec.INSTANCE)
                        .get());
        return known != null && known.startsWith(media + "+ ");
    }

    @Override
    public void releaseContent(String sha256, String media) {
        redis.run(Script.SEEN_RELEASE, keys.seen(sha256), List.of(media));
    }

    @Override
    public void addDuplicate(String owner, String id) {
        redis.ask(
                keys.duplicates(owner),
                redisson -> redisson.getSet(keys.duplicates(owner), StringCodec.INSTANCE)
                        .add(id));
    }

    @Override
    public List<String> duplicates(String owner) {
        return redis.ask(
                keys.duplicates(owner),
                redisson -> List.copyOf(redisson.<String>getSet(keys.duplicates(owner), StringCodec.INSTANCE)
                        .readAll()));
    }

    @Override
    public void noteOriginal(String id, String what) {
        redis.run(Script.MEDIA_NOTE, keys.media(id), List.of(MediaField.ORIGINAL.wireName(), what));
    }

    @Override
    public boolean forget(String id) {
        List<String> settled = Arrays.stream(MediaState.values())
                .filter(MediaState::settled)
                .map(MediaState::wireName)
                .toList();
        boolean forgotten = redis.forget(keys.media(id), MediaHash.STATE, settled);
        if (forgotten) {
            redis.delete(keys.duplicates(id));
        }
        return forgotten;
    }

    @Override
    public List<MediaFile> inState(MediaState state, int offset, int limit) {
        return index.read(
                keys.mediaIn(state),
                offset,
                limit,
                keys::media,
                (id, fields) -> MediaHash.find(id, fields).filter(file -> stands(id, fields, state)));
    }

    /** Whether a file is in this state; if not, a crash may have kept what follows from its move. */
    private boolean stands(String id, Fields fields, MediaState state) {
        MediaPosition position = MediaHash.position(fields);
        if (position.state() != state) {
            follow(id, position, Set.of());
        }
        return position.state() == state;
    }
}
