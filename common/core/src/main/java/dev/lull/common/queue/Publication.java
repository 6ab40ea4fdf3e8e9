package dev.lull.common.queue;

import java.time.Instant;

/**
 * How a task came to be in the queue.
 *
 * @param topic its full name on the brokers
 * @param at by the clock of the process that published it, or of the broker
 */
public record Publication(String topic, Instant at) {}
