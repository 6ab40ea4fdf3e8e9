package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lull.common.ledger.CheckpointContract;
import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimContract;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionLedgerIT extends LedgerOnRedis implements ClaimContract, CheckpointContract {

    @Test
    void anUnreadableUnitIsAnErrorAndNotGivenAway() {
        planned(FIRST);
        redis("HSET", "lull:conversion:c", "segment:0000", "\"paused by v9\"");

        assertThatThrownBy(() -> claim(FIRST))
                .hasMessageContaining("lull:conversion:c has \"paused by v9\" as segment:0000");
        assertThatThrownBy(() -> conversions().find("c")).hasMessageContaining("segment:0000");
    }

    @Test
    void aUnitOfALongFilmReadsNoMoreThanOneOfAShort() {
        assertThat(commandsOfAUnit(64))
                .isEqualTo(commandsOfAUnit(8))
                .isNotEmpty()
                .doesNotContainKeys("hgetall", "hkeys", "hvals");
    }

    /** How often Redis carries out each command on hashes for the first unit of so many, of a plan never seen. */
    private Map<String, Long> commandsOfAUnit(int units) {
        conversions().forget("c");
        conversions().open("c", "/in/c.mkv");
        Unit[] all = IntStream.range(0, units).mapToObj(Unit::segment).toArray(Unit[]::new);
        conversions().plan("c", plan(UUID.randomUUID().toString(), all));
        return commandsOf(FIRST);
    }

    private Map<String, Long> commandsOf(Unit unit) {
        Map<String, Long> before = commands();

        Claim claim = granted("w1", unit, LEASE);
        conversions().find(claim);
        conversions().checkpoint(claim, LEASE, 0.5);
        conversions().completeUnit(claim, 1, "ab");
        conversions().readyToAssemble("c");

        Map<String, Long> carriedOut = commands();
        carriedOut.replaceAll((command, calls) -> calls - before.getOrDefault(command, 0L));
        carriedOut.values().removeIf(calls -> calls == 0);
        return carriedOut;
    }

    @Test
    void thePlanIsReadWithTheFirstUnitAndNotWithTheNext() {
        Map<String, Long> first = commandsOfAUnit(64);
        Map<String, Long> next = commandsOf(SECOND);

        assertThat(next.get("hmget")).isEqualTo(first.get("hmget") - 1);
        first.remove("hmget");
        assertThat(next).containsAllEntriesOf(first);
    }

    private static Map<String, Long> commands() {
        return Pattern.compile("cmdstat_(h[a-z]+):calls=(\\d+)")
                .matcher(String.join("\n", everyServer("INFO", "commandstats")))
                .results()
                .collect(Collectors.toMap(
                        command -> command.group(1),
                        command -> Long.valueOf(command.group(2)),
                        Long::sum,
                        TreeMap::new));
    }

    @Test
    void staleEntriesAmongTheIncompleteAreRemovedAndMissingOnesComeBackWithTheNextPlan() {
        planned(FIRST);
        redis("ZADD", "lull:conversions:incomplete", "1", "gone");
        redis("ZREM", "lull:conversions:incomplete", "c");
        assertThat(conversions().incomplete(0, 10)).isEmpty();
        assertThat(redis("ZCARD", "lull:conversions:incomplete")).isEqualTo(":0");

        conversions().plan("c", plan("f1", FIRST));

        assertThat(conversions().incomplete(0, 10)).extracting(Conversion::id).containsExactly("c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-12-31T23:59:00Z",
                "2028-02-29T12:00:00Z",
                "2028-03-01T00:01:00Z",
                "2099-12-31T12:00:00Z",
                "2100-02-28T12:00:00Z",
                "2100-03-01T12:00:00Z",
                "2400-02-29T12:00:00Z"
            })
    void theServerWritesTheTimeAClaimExpiresAsTheCalendarHasIt(Instant expires) {
        planned(FIRST);
        granted("w1", FIRST, Duration.between(Instant.now(), expires));

        assertThat(conversion().units().get(FIRST))
                .isInstanceOfSatisfying(
                        UnitState.Running.class,
                        running -> assertThat(running.expires()).isCloseTo(expires, within(50, ChronoUnit.SECONDS)));
    }
}
