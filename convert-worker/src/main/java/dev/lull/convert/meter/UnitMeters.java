package dev.lull.convert.meter;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Counts the units that this process makes. Workers in one process count together. What is made counts once the ledger
 * has it as done; what a killed process had in hand is in none of these numbers.
 */
public final class UnitMeters {

    /** Up to the longest that {@code convert.timeout} allows by default. */
    private static final Duration[] DURATIONS = LongStream.of(1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800)
            .mapToObj(Duration::ofSeconds)
            .toArray(Duration[]::new);

    private static final double[] SPEEDS = {0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 256};

    private final MeterRegistry registry;
    private final Map<UnitKind, KindMeters> kinds = new EnumMap<>(UnitKind.class);
    private final Map<Remade, Counter> remade = new EnumMap<>(Remade.class);
    private final Counter resumed;

    /** With all its series at zero, so that the first of a kind is seen as an increase. */
    public UnitMeters(MeterRegistry registry) {
        this.registry = registry;
        for (UnitKind kind : UnitKind.values()) {
            kinds.put(kind, meters(kind));
        }
        for (Remade why : Remade.values()) {
            remade.put(
                    why,
                    Counter.builder("lull.units.remade")
                            .description("Units that are encoded more than once")
                            .tag("reason", why.label())
                            .register(registry));
        }
        this.resumed = Counter.builder("lull.units.resumed")
                .description("Units taken over from a worker that let its claim run out, mostly as it died")
                .register(registry);
    }

    private KindMeters meters(UnitKind kind) {
        String label = kind.label();
        return new KindMeters(
                Timer.builder("lull.unit.duration")
                        .description(
                                "Making a unit that was done, verifying and storing it included, suspensions left out")
                        .serviceLevelObjectives(DURATIONS)
                        .tag("unit", label)
                        .register(registry),
                Timer.builder("lull.unit.verification")
                        .description("Verifying a unit, well or not, suspensions left out")
                        .tag("unit", label)
                        .register(registry),
                DistributionSummary.builder("lull.unit.speed.ratio")
                        .description("Seconds of media per second of encoding")
                        .serviceLevelObjectives(SPEEDS)
                        .tag("unit", label)
                        .register(registry),
                Counter.builder("lull.unit.suspended")
                        .baseUnit("seconds")
                        .description("Time that units stood still, by the gate or a full disk")
                        .tag("unit", label)
                        .register(registry),
                Counter.builder("lull.unit.lost")
                        .baseUnit("seconds")
                        .description("Work on units that came to nothing")
                        .tag("unit", label)
                        .register(registry));
    }

    /**
     * A worker begins to make a unit.
     *
     * @param length seconds of media
     */
    public UnitMeter begin(UnitKind kind, double length) {
        return new UnitMeter(
                requireNonNull(kinds.get(kind)), length, registry.config().clock());
    }

    /** A unit is to be encoded again, and the ledger knows. */
    public void remade(Remade why) {
        requireNonNull(remade.get(why)).increment();
    }

    /** A claim that had run out was granted to this worker. */
    public void resumed() {
        resumed.increment();
    }
}
