package dev.lull.redis;

import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.ops.Checkup;
import dev.lull.common.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What Lull needs of Redis, looked at in the one of the settings. */
public final class RedisCheckups {

    private static final String REDIS = "Redis";

    /** Claims and leases go by its clock; people compare times of logs. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private static final int OLDEST_MAJOR = 6;

    private RedisCheckups() {}

    /** Looks; a Redis that does not answer is one of the findings. */
    public static List<Checkup> of(Settings settings, Clock clock) {
        try (Redis redis = RedisLedger.connection(settings)) {
            return of(redis, clock);
        } catch (Unavailable e) {
            return List.of(Checkup.bad(
                    REDIS, String.valueOf(e.getMessage()), "start it, or correct redis.url and its password"));
        }
    }

    private static List<Checkup> of(Redis redis, Clock clock) {
        String key = redis.keys().unsettledSubmissions();
        Instant before = clock.instant();
        Instant its = Instant.parse(redis.run(Script.TIME, key, List.of()).get(0));
        Instant after = clock.instant();
        List<Checkup> checkups = new ArrayList<>();
        checkups.add(clockOf(its, before, after));
        try {
            checkups.addAll(0, of(RedisInfo.of(redis, "server", "memory", "persistence")));
        } catch (Unavailable refused) {
            checkups.add(Checkup.warning(
                    REDIS, "it answers, but not what INFO asks", "give its user the right +info, and look again"));
        }
        return checkups;
    }

    static List<Checkup> of(RedisInfo info) {
        List<Checkup> checkups = new ArrayList<>();
        String version = info.field("redis_version", "?");
        checkups.add(
                major(version) >= OLDEST_MAJOR
                        ? Checkup.good(REDIS, "answers, version " + version)
                        : Checkup.warning(REDIS, "version " + version, "use Redis " + OLDEST_MAJOR + " or later"));
        checkups.add(persistence(info));
        checkups.add(memory(info));
        return checkups;
    }

    private static int major(String version) {
        String digits = version.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static Checkup persistence(RedisInfo info) {
        String what = "Redis persistence";
        if (info.appendFailed()) {
            return Checkup.bad(what, "the last write of its append-only file failed", "look at its disk");
        }
        if (info.snapshotFailed()) {
            return Checkup.bad(what, "its last snapshot failed", "look at its log and its disk");
        }
        return info.appends()
                ? Checkup.good(what, "append-only file")
                : Checkup.warning(
                        what,
                        "no append-only file: what was written since the last snapshot is lost when it ends",
                        "set appendonly yes (docs/backup.md)");
    }

    private static Checkup memory(RedisInfo info) {
        String what = "Redis memory";
        String used = info.field("used_memory_human", "?");
        String limit = info.field("maxmemory", "0");
        String policy = info.field("maxmemory_policy", "noeviction");
        if (!limit.equals("0") && !policy.equals("noeviction")) {
            return Checkup.bad(
                    what,
                    "maxmemory-policy " + policy + " drops entries when memory is short",
                    "set maxmemory-policy noeviction, or give Lull a Redis of its own");
        }
        return Checkup.good(what, used + " used, nothing is dropped");
    }

    /** The answer was made at some time between the two. */
    static Checkup clockOf(Instant its, Instant before, Instant after) {
        Duration ahead = its.isAfter(after) ? Duration.between(after, its) : Duration.ZERO;
        Duration behind = its.isBefore(before) ? Duration.between(its, before) : Duration.ZERO;
        Duration off = ahead.plus(behind);
        return off.compareTo(SKEW) <= 0
                ? Checkup.good("clock", "agrees with that of Redis")
                : Checkup.warning(
                        "clock",
                        "that of Redis is " + off.toSeconds() + " s " + (ahead.isZero() ? "behind" : "ahead"),
                        "synchronize the clocks of both machines (NTP)");
    }
}
