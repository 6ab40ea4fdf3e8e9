package dev.lull.common.ledger;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether all conversions of the fleet are paused. All methods throw {@link LedgerUnavailable} when unreachable. */
public interface PauseLedger {

    /** The pause that holds now. */
    Optional<GatePause> find();

    /**
     * Pauses all conversions, in place of a pause that holds already; its beginning stays.
     *
     * @param by who asks for it, for people
     * @param drain whether units that run may end
     * @param length null when only {@link #end} ends it
     */
    GatePause begin(String by, boolean drain, @Nullable Duration length);

    /**
     * Ends it.
     *
     * @return false when there was none
     */
    boolean end();
}
