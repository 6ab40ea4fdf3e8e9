package dev.lull.coordinator.intake;

import dev.lull.common.ledger.WalkPosition;

/** Takes what a walk finds, one entry at a time. */
@FunctionalInterface
interface WalkVisitor {

    void found(WalkEntry entry) throws InterruptedException;

    /** All before this position has been found, so that a later walk may begin there. */
    default void passed(WalkPosition position) throws InterruptedException {}
}
