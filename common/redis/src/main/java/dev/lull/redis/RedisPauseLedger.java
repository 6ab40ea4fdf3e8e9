package dev.lull.redis;

import dev.lull.common.ledger.GatePause;
import dev.lull.common.ledger.PauseLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code lull:pause}: a hash that is there while conversions are paused: {@code by}, {@code since}, {@code running}
 * ({@code stand} or {@code drain}), and, where it ends by itself, {@code until}, when it expires.
 */
final class RedisPauseLedger implements PauseLedger {

    private static final String BY = "by";
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String RUNNING = "running";
    private static final String DRAIN = "drain";
    private static final String STAND = "stand";

    private final Redis redis;
    private final String key;

    RedisPauseLedger(Redis redis) {
        this.redis = redis;
        this.key = redis.keys().pause();
    }

    @Override
    public Optional<GatePause> find() {
        Fields fields = redis.hash(key);
        return fields.exist()
                ? Optional.of(new GatePause(
                        fields.required(BY, by -> by),
                        DRAIN.equals(fields.text(RUNNING)),
                        fields.required(SINCE, Instant::parse),
                        fields.time(UNTIL)))
                : Optional.empty();
    }

    @Override
    public GatePause begin(String by, boolean drain, @Nullable Duration length) {
        Object millis = length == null ? "" : length.toMillis();
        List<String> answer = redis.run(Script.PAUSE_BEGIN, key, List.of(by, drain ? DRAIN : STAND, millis));
        Instant until = answer.get(1).isEmpty() ? null : Instant.parse(answer.get(1));
        return new GatePause(by, drain, Instant.parse(answer.get(0)), until);
    }

    @Override
    public boolean end() {
        return redis.forget(key, BY, List.of());
    }
}
