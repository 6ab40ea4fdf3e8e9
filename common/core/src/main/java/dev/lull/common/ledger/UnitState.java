package dev.lull.common.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the checkpoint says of one unit. */
public sealed interface UnitState {

    /** Not finished, and held by no worker. */
    record Pending() implements UnitState {}

    /** A worker holds it until {@code expires}, by the ledger's clock; after that any worker may take it over. */
    record Running(String worker, long token, Instant expires) implements UnitState {}

    /**
     * Its bytes are in the store.
     *
     * @param checksum sha256 in lower-case hex
     * @param ssim the lowest of the frames that were compared with the original, in thousandths, rounded down: 1 is
     *     equality only; null for none
     */
    record Done(long bytes, String checksum, @Nullable Double ssim) implements UnitState {

        public Done {
            ssim = ssim == null
                    ? null
                    : BigDecimal.valueOf(ssim).setScale(3, RoundingMode.FLOOR).doubleValue();
        }

        /** Without a picture to compare. */
        public Done(long bytes, String checksum) {
            this(bytes, checksum, null);
        }
    }
}
