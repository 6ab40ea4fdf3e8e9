package dev.lull.coordinator.reconcile;

/** One round of a reconciler that was not started, for tests of other packages. */
public final class Round {

    private Round() {}

    public static void of(Reconciler reconciler) {
        reconciler.round();
    }
}
