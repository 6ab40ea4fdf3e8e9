package dev.lull.common.task;

import java.time.Instant;

/**
 * A record that could not be handled, kept for people. It is cut to a size that every topic takes, however large the
 * record was.
 *
 * @param from the topic it was read from
 * @param key the original key, cut to {@value #LONGEST_KEY} characters
 * @param value the original value, cut to {@value #LONGEST_VALUE} characters and otherwise untouched
 * @param reason why, in one line
 * @param by the process that gave up
 * @param attempts how often it was tried
 */
public record DeadLetter(String from, String key, String value, String reason, String by, int attempts, Instant at)
        implements Message {

    /** Escaped as JSON it is six times as long at most, which is below what a broker takes by default. */
    static final int LONGEST_VALUE = 64 * 1024;

    static final int LONGEST_KEY = 1000;
    private static final int LONGEST_REASON = 1000;

    public DeadLetter {
        key = cut(key, LONGEST_KEY);
        value = cut(value, LONGEST_VALUE);
        reason = cut(reason.replaceAll("\\s*\\R\\s*", " "), LONGEST_REASON);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "… (" + text.length() + " characters)";
    }

    @Override
    public Topic topic() {
        return Topic.DEAD_LETTER;
    }
}
