package dev.lull.common.ledger.redis;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.Move;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files as hashes; an index by state; a string for each content seen. */
final class RedisMediaLedger implements MediaLedger {

    private final Redis redis;
    private final Index index;

    RedisMediaLedger(Redis redis, Index index) {
        this.redis = redis;
        this.index = index;
    }

    @Override
    public MediaFile register(String id, String submission, String source, String name, Instant at) {
        String key = Keys.media(id);
        redis.create(key, MediaHash.submitted(submission, source, name, at));
        Fields fields = redis.hash(key);
        MediaFile file = MediaHash.find(id, fields).orElseThrow();
        redis.run(Script.SUBMISSION_ENLIST, Keys.submissionMedia(file.submission()), List.of(id));
        follow(id, file.submission(), file.state(), MediaHash.moves(fields), MediaHash.since(fields));
        return file;
    }

    @Override
    public Optional<MediaFile> find(String id) {
        return MediaHash.find(id, redis.hash(Keys.media(id)));
    }

    @Override
    public Move move(String id, StateChange change) {
        List<String> arguments = new ArrayList<>();
        arguments.add(change.to().word());
        arguments.add(change.to().previous().stream().map(MediaState::word).collect(Collectors.joining(" ", " ", " ")));
        change.facts().forEach((field, text) -> {
            arguments.add(field.word());
            arguments.add(text);
        });
        List<String> answer = redis.run(Script.MEDIA_MOVE, Keys.media(id), arguments);
        if (answer.get(0).equals("refused")) {
            return Move.REFUSED;
        }
        follow(id, answer.get(1), change.to(), Long.parseLong(answer.get(2)), Instant.parse(answer.get(3)));
        return answer.get(0).equals("done") ? Move.DONE : Move.REPEATED;
    }

    /** Brings the submission's counts and the index up to date; harmless when they are. */
    private void follow(String id, String submission, MediaState state, long moves, Instant since) {
        redis.run(Script.SUBMISSION_COUNT, Keys.submission(submission), List.of(id, state.word(), moves));
        index.move(
                id,
                Keys.mediaIn(state),
                state.previous().stream().map(Keys::mediaIn).toList(),
                since);
    }

    @Override
    public String claimContent(String sha256, String target, String media) {
        return redis.run(Script.SEEN_CLAIM, Keys.seen(sha256), List.of(media, target))
                .get(0);
    }

    @Override
    public void releaseContent(String sha256, String media) {
        redis.run(Script.SEEN_RELEASE, Keys.seen(sha256), List.of(media));
    }

    @Override
    public List<MediaFile> inState(MediaState state, int offset, int limit) {
        return index.read(
                Keys.mediaIn(state),
                offset,
                limit,
                Keys::media,
                (id, fields) -> MediaHash.find(id, fields).filter(file -> file.state() == state));
    }
}
