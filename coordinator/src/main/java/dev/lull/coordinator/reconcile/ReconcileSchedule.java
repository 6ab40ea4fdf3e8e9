package dev.lull.coordinator.reconcile;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import java.time.Duration;

/**
 * The rhythm of reconciling.
 *
 * @param interval between two rounds
 * @param quiet how long a thing must have been left alone to be taken for lost
 * @param litterAge how long files that might still be of use are kept in the store
 */
public record ReconcileSchedule(Duration interval, Duration quiet, Duration litterAge) {

    /** A worker that pauses, or a Redis that restarts, may miss a few renewals: an expired claim alone is no death. */
    private static final int LEASES = 5;

    public static ReconcileSchedule of(Settings settings) {
        Duration interval = settings.get(LullSettings.RECONCILE_INTERVAL);
        Duration leases = settings.get(ConvertSettings.LEASE).multipliedBy(LEASES);
        return new ReconcileSchedule(
                interval,
                interval.compareTo(leases) > 0 ? interval : leases,
                settings.get(LullSettings.RECONCILE_LITTER_AGE));
    }
}
