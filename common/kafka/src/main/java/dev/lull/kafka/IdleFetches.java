package dev.lull.kafka;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How long a consumer may poll while all its partitions are open and empty. A fetch waits at the broker for the next
 * record, and spares the ones that would ask again and again. But a consumer sends the next fetch only when a poll
 * begins, so a poll must not go on for long behind an answer: those begin together, and end together.
 */
final class IdleFetches {

    /** The longest poll as long as it is not known when the fetch under way is answered. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private static final Duration PATIENCE = ClientSettings.FETCH_WAIT.plus(ClientSettings.SHORT_PATIENCE);

    private final Consumer<String, String> consumer;
    private long disturbed = System.nanoTime();
    private long begun = disturbed;

    IdleFetches(Consumer<String, String> consumer) {
        this.consumer = consumer;
    }

    /** A record came, or not all partitions are open: what is under way is a fetch of any age. */
    void disturbed() {
        disturbed = System.nanoTime();
    }

    /** Call right before a poll: how long it may last. */
    Duration longest() {
        if (!isOver(disturbed)) {
            return SHORT;
        }
        if (isOver(begun)) {
            awaitAnswers(consumer.assignment());
            begun = System.nanoTime();
        }
        return Duration.ofNanos(Math.max(0, ClientSettings.FETCH_WAIT.toNanos() - (System.nanoTime() - begun)));
    }

    private static boolean isOver(long since) {
        return System.nanoTime() - since >= ClientSettings.FETCH_WAIT.toNanos();
    }

    /** The brokers answer one connection in order: a question goes behind the fetch under way. */
    private void awaitAnswers(Set<TopicPartition> partitions) {
        consumer.endOffsets(partitions, PATIENCE);
    }
}
