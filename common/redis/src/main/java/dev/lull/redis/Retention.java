package dev.lull.redis;

import dev.lull.common.media.MediaState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redisson.client.codec.StringCodec;

/** How long what is settled is kept: for a fixed time; what is quarantined for ever. */
final class Retention {

    /** Redis's own word for a key that does not expire. */
    private static final long NEVER = -1;

    /** How many entries of a state's index are looked at whenever a submission is settled. */
    private static final int SWEEP = 100;

    private static final List<MediaState> KEPT_FOR_A_TIME = Arrays.stream(MediaState.values())
            .filter(state -> state.settled() && state != MediaState.QUARANTINED)
            .toList();
    private static final Set<String> WORDS =
            KEPT_FOR_A_TIME.stream().map(MediaState::wireName).collect(Collectors.toSet());

    private final Redis redis;
    private final Keys keys;
    private final Index index;
    private final RedisMediaLedger media;
    private final Duration time;

    Retention(Redis redis, Index index, RedisMediaLedger media, Duration time) {
        this.redis = redis;
        this.keys = redis.keys();
        this.index = index;
        this.media = media;
        this.time = time;
    }

    /**
     * From now on a settled submission and its files are kept for the retention time. The submission itself comes last:
     * once it has its time, all has been done, and doing it again prolongs nothing.
     */
    void begin(String submission) {
        String key = keys.submission(submission);
        long left = redis.ask(
                key, redisson -> redisson.getMap(key, StringCodec.INSTANCE).remainTimeToLive());
        if (left != NEVER) {
            return;
        }
        String files = keys.submissionMedia(submission);
        index.pages(files, this::expireFiles);
        expire(List.of(files));
        expire(List.of(key));
        sweep();
    }

    private void expireFiles(List<String> ids) {
        List<Fields> files = redis.hashes(ids.stream().map(keys::media).toList(), Set.of(MediaHash.STATE));
        List<String> settled = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Fields file = files.get(i);
            if (!Index.check(() ->
                            Optional.ofNullable(file.text(MediaHash.STATE)).filter(WORDS::contains))
                    .orElse(List.of())
                    .isEmpty()) {
                settled.add(keys.media(ids.get(i)));
                settled.add(keys.conversion(ids.get(i)));
                settled.add(keys.runs(ids.get(i)));
                settled.add(keys.duplicates(ids.get(i)));
            }
        }
        expire(settled);
    }

    private void expire(List<String> these) {
        redis.batch(
                String.join(" or ", these),
                these.stream()
                        .<Redis.Command>map(key -> batch ->
                                batch.getBucket(key, StringCodec.INSTANCE).expireAsync(time))
                        .toList());
    }

    /** Files that have expired since leave the index by state, oldest first: reading it removes what is stale. */
    private void sweep() {
        KEPT_FOR_A_TIME.forEach(state -> media.inState(state, 0, SWEEP));
    }
}
