package dev.lull.bench.chaos.fault;

import java.time.Duration;

/**
 * One thing that goes wrong.
 *
 * @param after how long after the fault before it
 * @param part to which process
 * @param lasts until the process is started again, or continued
 */
public record Fault(Duration after, String part, FaultKind kind, Duration lasts) {}
