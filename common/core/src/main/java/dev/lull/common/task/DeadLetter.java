package dev.lull.common.task;

import java.time.Instant;

/**
 * A record that could not be handled, kept for people.
 *
 * @param from the topic it was read from
 * @param key the original key
 * @param value the original value, untouched
 * @param reason why, in one line
 * @param by the process that gave up
 * @param attempts how often it was tried
 */
public record DeadLetter(String from, String key, String value, String reason, String by, int attempts, Instant at)
        implements Message {

    @Override
    public Topic topic() {
        return Topic.DEAD_LETTER;
    }
}
