package dev.lull.redis;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A few keys for each destination, which expire once nothing was sent there for a while. */
final class RedisSendBudget implements SendBudget {

    private final Redis redis;
    private final Keys keys;

    RedisSendBudget(Redis redis) {
        this.redis = redis;
        this.keys = redis.keys();
    }

    @Override
    public Duration reserve(String destination, int items, SendLimits limits) {
        List<String> answer = redis.run(
                Script.BUDGET_RESERVE,
                keys.budget(destination),
                List.of(items, limits.perSecond(), limits.perMinute()));
        return answer.get(0).equals("wait") ? left(answer) : Duration.ZERO;
    }

    @Override
    public void pause(String destination, Duration wait, String reason) {
        redis.run(Script.BUDGET_PAUSE, keys.budget(destination), List.of(wait.toMillis(), reason));
    }

    @Override
    public Optional<Pause> pause(String destination) {
        List<String> answer = redis.run(Script.BUDGET_PAUSED, keys.budget(destination), List.of());
        return answer.get(0).equals("wait") ? Optional.of(new Pause(left(answer), answer.get(3))) : Optional.empty();
    }

    @Override
    public boolean doubt(String destination, String worker, Duration memory) {
        List<String> answer =
                redis.run(Script.BUDGET_DOUBT, keys.doubt(destination), List.of(worker, memory.toMillis()));
        return answer.get(0).equals("shared");
    }

    /** Between the two times of an answer: that of the server, and the end of the wait. */
    private static Duration left(List<String> answer) {
        return Duration.between(Instant.parse(answer.get(1)), Instant.parse(answer.get(2)));
    }
}
