package dev.lull.redis;

import dev.lull.common.ledger.SendLedger;
import dev.lull.common.media.MediaState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Four fields in the hash of the file: see {@link MediaHash}. */
final class RedisSendLedger implements SendLedger {

    private static final String WAITING =
            " " + MediaState.QUEUED.wireName() + " " + MediaState.CONVERTED.wireName() + " ";

    private final Redis redis;
    private final Keys keys;

    RedisSendLedger(Redis redis) {
        this.redis = redis;
        this.keys = redis.keys();
    }

    @Override
    public OptionalInt begin(String id, int seen, String worker, Duration lease) {
        List<String> answer =
                redis.run(Script.SEND_BEGIN, keys.media(id), List.of(WAITING, seen, worker, lease.toMillis()));
        return answer.get(0).equals("send") ? OptionalInt.of(Integer.parseInt(answer.get(1))) : OptionalInt.empty();
    }

    @Override
    public boolean keep(String id, int number, Duration lease) {
        return redis.run(Script.SEND_KEEP, keys.media(id), List.of(number, lease.toMillis()))
                .get(0)
                .equals("open");
    }

    @Override
    public Duration left(String id) {
        List<String> answer = redis.run(Script.SEND_LEFT, keys.media(id), List.of());
        return answer.get(0).equals("open")
                ? Duration.between(Instant.parse(answer.get(1)), Instant.parse(answer.get(2)))
                : Duration.ZERO;
    }

    @Override
    public void notArrived(String id, int number) {
        redis.run(Script.SEND_FAILED, keys.media(id), List.of(number));
    }
}
