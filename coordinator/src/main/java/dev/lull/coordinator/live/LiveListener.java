package dev.lull.coordinator.live;

/** Somebody who looks. Its methods return immediately, and are called by several threads. */
public interface LiveListener {

    /**
     * Tells something, in place of what was told under the same name and not taken yet: who is slow is told less often,
     * and nothing is kept for him but the latest.
     *
     * @param name {@code state} is in place of everything
     * @param event as it goes over the wire
     */
    void tell(String name, byte[] event);

    /** Nothing more is told. */
    void end();
}
