package dev.lull.bench.chaos.fault;

/** What can be done to a process. */
public enum FaultKind {
    /** {@code kill -9}, and a start some time later. */
    KILL,
    /** {@code SIGSTOP}, and {@code SIGCONT} some time later. */
    STOP,
    /** {@code SIGTERM}, and a start some time after its end. */
    TERM
}
