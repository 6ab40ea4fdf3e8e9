package dev.lull.common.media;

import java.time.Instant;

/**
 * The last time a file was sent to a target that cannot be asked later whether it arrived.
 *
 * @param number 1 for the first, one more each time
 * @param worker who sent it
 * @param open whether its outcome is not known: it is under way, or its sender died
 */
public record SendAttempt(int number, String worker, Instant at, boolean open) {}
