package dev.lull.redis;

import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SentinelServersConfig;
import org.redisson.config.SslVerificationMode;
import org.redisson.config.SubscriptionMode;

/** Makes the Redisson client: small, quick to give up, and connecting anew by itself. */
final class RedisClient {

    private static final int THREADS = 2;
    private static final int CONNECTIONS = 8;
    private static final int TIMEOUT_MILLIS = 3000;
    /** How often it looks who is master: a lost one is missed for so long. */
    private static final int SCAN_MILLIS = 1000;

    private static final Duration RECONNECT = Duration.ofMillis(200);

    private RedisClient() {}

    /** A client that connects when it is first used. */
    static RedissonClient of(RedisAddress address, RedisTls tls, SentinelLogin sentinels) {
        Config config =
                new Config().setThreads(THREADS).setNettyThreads(THREADS).setLazyInitialization(true);
        config.setReferenceEnabled(false);
        if (address.user() != null) {
            config.setUsername(address.user());
        }
        if (address.password() != null) {
            config.setPassword(address.password());
        }
        encrypt(config, tls);
        switch (address.layout()) {
            case SERVER -> server(config, address);
            case SENTINEL -> sentinels(config, address, sentinels);
            case CLUSTER -> cluster(config, address);
        }
        return Redisson.create(config);
    }

    private static void encrypt(Config config, RedisTls tls) {
        config.setSslVerificationMode(SslVerificationMode.STRICT);
        if (tls.trust() != null) {
            config.setSslTrustManagerFactory(tls.trust());
        }
        if (tls.identity() != null) {
            config.setSslKeyManagerFactory(tls.identity());
        }
    }

    private static void server(Config config, RedisAddress address) {
        timeouts(config.useSingleServer())
                .setAddress(address.servers()[0])
                .setDatabase(address.database())
                .setConnectionPoolSize(CONNECTIONS)
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0);
    }

    private static void sentinels(Config config, RedisAddress address, SentinelLogin login) {
        SentinelServersConfig servers = masters(timeouts(config.useSentinelServers()))
                .setMasterName(address.master())
                .setDatabase(address.database())
                .addSentinelAddress(address.servers())
                .setScanInterval(SCAN_MILLIS)
                // one sentinel that answers is enough to find the master
                .setCheckSentinelsList(false);
        if (login.user() != null) {
            servers.setSentinelUsername(login.user());
        }
        if (login.password() != null) {
            servers.setSentinelPassword(login.password());
        }
    }

    private static void cluster(Config config, RedisAddress address) {
        masters(timeouts(config.useClusterServers()))
                .addNodeAddress(address.servers())
                .setScanInterval(SCAN_MILLIS);
    }

    /** Replicas lag behind, and the ledger must not: it asks masters alone. */
    private static <T extends BaseMasterSlaveServersConfig<T>> T masters(T servers) {
        return servers.setReadMode(ReadMode.MASTER)
                .setSubscriptionMode(SubscriptionMode.MASTER)
                .setMasterConnectionPoolSize(CONNECTIONS)
                .setMasterConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0);
    }

    private static <T extends BaseConfig<T>> T timeouts(T servers) {
        return servers.setConnectTimeout(TIMEOUT_MILLIS)
                .setTimeout(TIMEOUT_MILLIS)
                // a script whose answer was lost may have run: the caller must read again, not the client
                .setRetryAttempts(0)
                // its clock ticks by this delay, and by the default, which is random, up to a hundred times a second
                .setRetryDelay(new ConstantDelay(RECONNECT))
                .setReconnectionDelay(new ConstantDelay(RECONNECT));
    }
}
