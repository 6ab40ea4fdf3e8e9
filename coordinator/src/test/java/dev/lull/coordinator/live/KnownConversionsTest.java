package dev.lull.coordinator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.task.Unit;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownConversionsTest {

    private static final int FILMS = 30;
    private static final List<String> IDS =
            IntStream.range(0, FILMS).mapToObj(i -> "film" + i).toList();
    private static final Unit FIRST = Unit.segment(0);

    private final TickingClock clock = new TickingClock();
    private final ConversionLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1)).conversions();
    private final List<String> readWhole = new ArrayList<>();
    private final KnownConversions known = new KnownConversions(counted());

    /** The ids that are read whole are noted. */
    private ConversionLedger counted() {
        return (ConversionLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ConversionLedger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("findAll")) {
                        ((List<?>) arguments[0]).forEach(id -> readWhole.add(id.toString()));
                    }
                    return method.invoke(ledger, arguments);
                });
    }

    @BeforeEach
    void planAll() {
        for (String id : IDS) {
            ledger.open(id, "/in/" + id);
            ledger.plan(
                    id,
                    new ConversionPlan(
                            ConversionKind.VIDEO,
                            List.of(FIRST, Unit.segment(1)),
                            List.of(0L, 9L),
                            "",
                            "f",
                            "why",
                            "out",
                            ConversionPlan.Content.ALL));
        }
        look();
        assertThat(readWhole).hasSize(FILMS);
        readWhole.clear();
    }

    private UnitState look() {
        return known.read(IDS, clock.instant()).get("film7").units().get(FIRST);
    }

    private Claim claim(String id) {
        ClaimResult claim = ledger.claim(id, FIRST, "w", Duration.ofMinutes(1));
        return ((ClaimResult.Granted) claim).claim();
    }

    @Test
    void whileNothingChangesNothingIsReadWhole() {
        clock.tick(Duration.ofSeconds(1));

        assertThat(look()).isInstanceOf(UnitState.Pending.class);

        assertThat(readWhole).isEmpty();
    }

    @Test
    void onlyTheFilmThatChangedIsReadWhole() {
        clock.tick(Duration.ofSeconds(1));
        claim("film7");

        assertThat(look()).isInstanceOf(UnitState.Running.class);

        assertThat(readWhole).containsExactly("film7");
    }

    @Test
    void whenAllChangeAtOnceTheyAreReadInTurn() {
        IDS.forEach(this::claim);
        for (int second = 0; second < FILMS / KnownConversions.MOST_AT_ONCE; second++) {
            clock.tick(Duration.ofSeconds(1));
            look();
            assertThat(readWhole).hasSize((second + 1) * KnownConversions.MOST_AT_ONCE);
        }

        assertThat(readWhole).containsExactlyInAnyOrderElementsOf(IDS);
    }

    @Test
    void aUnitThatWasGivenBackIsSeenBeforeLong() {
        Claim claim = claim("film7");
        look();
        ledger.release(claim);
        clock.tick(KnownConversions.LONGEST_UNREAD);
        for (int i = 0; i < FILMS / KnownConversions.MOST_AT_ONCE; i++) {
            look();
        }

        assertThat(look()).isInstanceOf(UnitState.Pending.class);
    }

    @Test
    void afterNobodyLookedForLongAllIsReadAtOnce() {
        claim("film7");
        clock.tick(Duration.ofMinutes(5));

        assertThat(look()).isInstanceOf(UnitState.Running.class);

        assertThat(readWhole).hasSize(FILMS);
    }

    @Test
    void aFilmThatIsGoneIsForgotten() {
        ledger.forget("film3");
        clock.tick(KnownConversions.LONGEST_UNREAD.multipliedBy(2));

        assertThat(known.read(IDS, clock.instant())).hasSize(FILMS - 1).doesNotContainKey("film3");
    }
}
