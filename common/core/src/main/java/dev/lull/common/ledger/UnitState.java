package dev.lull.common.ledger;

import java.time.Instant;

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
     */
    record Done(long bytes, String checksum) implements UnitState {}
}
