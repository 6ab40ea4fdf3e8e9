package dev.lull.redis;

import dev.lull.common.ledger.ArchiveLedger;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.Durability;
import dev.lull.common.ledger.HistoryLedger;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.NoticeLedger;
import dev.lull.common.ledger.PauseLedger;
import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLedger;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.ledger.WatchLedger;
import dev.lull.common.ledger.WorkerLedger;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.RedisSettings;
import dev.lull.common.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The ledger in Redis: one server, one with sentinels, or a cluster. It connects when it is first used, and again
 * whenever the connection was lost; an operation during which that happens throws, and may or may not have taken place.
 */
public final class RedisLedger implements Ledger {

    private final Redis redis;
    private final RedisMediaLedger media;
    private final RedisSubmissionLedger submissions;
    private final RedisConversionLedger conversions;
    private final RedisSendLedger sends;
    private final RedisSendBudget budget;
    private final RedisPauseLedger pauses;
    private final RedisWatchLedger watches;
    private final RedisArchiveLedger archives;
    private final RedisHistoryLedger history;
    private final RedisNoticeLedger notices;
    private final RedisWorkerLedger workers;

    /** Uses {@link RedisSettings} and the retention of {@link LullSettings}. */
    public RedisLedger(Settings settings) {
        this(
                connection(settings),
                settings.get(LullSettings.STATE_RETENTION),
                settings.get(LullSettings.CONTENT_RETENTION));
    }

    /**
     * Uses the Redis at this address.
     *
     * @param url as in {@link RedisSettings#URL}
     * @param retention how long a settled submission and its files are kept
     * @param contentRetention how long content that has arrived is remembered
     * @throws dev.lull.common.settings.SettingsException when the URL is not one of Redis
     */
    public RedisLedger(String url, Duration retention, Duration contentRetention) {
        this(
                new Redis(RedisAddress.of(url), RedisTls.STANDARD, SentinelLogin.NONE, new Keys("")),
                retention,
                contentRetention);
    }

    private RedisLedger(Redis redis, Duration retention, Duration contentRetention) {
        this.redis = redis;
        Index index = new Index(redis);
        StateFollower follower = new StateFollower(redis, index);
        media = new RedisMediaLedger(redis, index, follower, contentRetention);
        submissions = new RedisSubmissionLedger(redis, index, follower, new Retention(redis, index, media, retention));
        conversions = new RedisConversionLedger(redis, index);
        sends = new RedisSendLedger(redis);
        budget = new RedisSendBudget(redis);
        pauses = new RedisPauseLedger(redis);
        watches = new RedisWatchLedger(redis);
        archives = new RedisArchiveLedger(redis);
        history = new RedisHistoryLedger(redis, index);
        notices = new RedisNoticeLedger(redis, index);
        workers = new RedisWorkerLedger(redis, index);
    }

    static Redis connection(Settings settings) {
        RedisAddress address = RedisAddress.of(settings.get(RedisSettings.URL));
        Keys keys = new Keys(settings.find(LullSettings.PREFIX).orElse(""));
        return new Redis(address, RedisTls.of(settings, address), SentinelLogin.of(settings), keys);
    }

    @Override
    public MediaLedger media() {
        return media;
    }

    @Override
    public SubmissionLedger submissions() {
        return submissions;
    }

    @Override
    public ConversionLedger conversions() {
        return conversions;
    }

    @Override
    public SendLedger sends() {
        return sends;
    }

    @Override
    public SendBudget budget() {
        return budget;
    }

    @Override
    public PauseLedger pauses() {
        return pauses;
    }

    @Override
    public WatchLedger watches() {
        return watches;
    }

    @Override
    public ArchiveLedger archives() {
        return archives;
    }

    @Override
    public HistoryLedger history() {
        return history;
    }

    @Override
    public NoticeLedger notices() {
        return notices;
    }

    @Override
    public WorkerLedger workers() {
        return workers;
    }

    @Override
    public Instant now() {
        return Instant.parse(redis.run(Script.TIME, redis.keys().incompleteConversions(), List.of())
                .get(0));
    }

    /** A user who may not ask for it learns nothing, which is no outage. */
    @Override
    public Durability durability() {
        try {
            return RedisInfo.of(redis, "persistence").durability();
        } catch (LedgerUnavailable refused) {
            ping();
            return Durability.UNKNOWN;
        }
    }

    @Override
    public void ping() {
        redis.ping();
    }

    @Override
    public void close() {
        redis.close();
    }
}
