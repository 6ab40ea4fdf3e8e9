package dev.lull.common.ledger.redis;

import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;

/** Makes the Redisson client: small, quick to give up, and connecting anew by itself. */
final class RedisClient {

    private static final int THREADS = 2;
    private static final int CONNECTIONS = 8;
    private static final int TIMEOUT_MILLIS = 3000;
    private static final Duration RECONNECT = Duration.ofMillis(200);

    private RedisClient() {}

    /** A client that connects when it is first used. */
    static RedissonClient of(RedisAddress address) {
        Config config =
                new Config().setThreads(THREADS).setNettyThreads(THREADS).setLazyInitialization(true);
        config.setReferenceEnabled(false);
        if (address.user() != null) {
            config.setUsername(address.user());
        }
        if (address.password() != null) {
            config.setPassword(address.password());
        }
        config.useSingleServer()
                .setAddress(address.server())
                .setDatabase(address.database())
                .setConnectionPoolSize(CONNECTIONS)
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setTimeout(TIMEOUT_MILLIS)
                // a script whose answer was lost may have run: whoever asked must look again, not the client
                .setRetryAttempts(0)
                .setReconnectionDelay(new ConstantDelay(RECONNECT));
        return Redisson.create(config);
    }
}
