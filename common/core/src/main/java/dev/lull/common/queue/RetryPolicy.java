package dev.lull.common.queue;

import java.time.Duration;

/**
 * How often and how soon a transient failure is tried again.
 *
 * @param tries the first try included; at least 1
 * @param firstPause before the second try; each further pause is {@code factor} times longer
 */
public record RetryPolicy(int tries, Duration firstPause, int factor) {

    public RetryPolicy {
        if (tries < 1) {
            throw new IllegalArgumentException("at least one try, not " + tries);
        }
    }

    /**
     * The pause before the next try.
     *
     * @param failed tries that failed so far, from 1
     */
    public Duration pauseAfter(int failed) {
        return firstPause.multipliedBy((long) Math.pow(factor, failed - 1.0));
    }
}
