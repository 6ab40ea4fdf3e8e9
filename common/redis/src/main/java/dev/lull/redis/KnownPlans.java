package dev.lull.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The plans that were read last: a process works on many units of few conversions, and a plan grows with its film. */
final class KnownPlans {

    private static final int MOST = 64;

    /** By conversion, the one asked for last at the end. */
    private final Map<String, KnownPlan> plans = new LinkedHashMap<>(MOST, 0.75f, true);

    /**
     * The plan with this fingerprint.
     *
     * @param reading reads it; another one when it was replaced meanwhile
     */
    Optional<KnownPlan> find(String conversion, String fingerprint, Supplier<Optional<KnownPlan>> reading) {
        synchronized (plans) {
            KnownPlan known = plans.get(conversion);
            if (known != null && known.plan().fingerprint().equals(fingerprint)) {
                return Optional.of(known);
            }
        }
        Optional<KnownPlan> read = reading.get();
        read.ifPresent(plan -> remember(conversion, plan));
        return read;
    }

    private void remember(String conversion, KnownPlan plan) {
        synchronized (plans) {
            plans.put(conversion, plan);
            if (plans.size() > MOST) {
                plans.remove(plans.keySet().iterator().next());
            }
        }
    }
}
