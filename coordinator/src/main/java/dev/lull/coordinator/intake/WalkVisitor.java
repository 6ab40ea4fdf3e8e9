package dev.lull.coordinator.intake;

/** Takes what a walk finds, one entry at a time. */
@FunctionalInterface
interface WalkVisitor {

    void found(WalkEntry entry) throws InterruptedException;
}
