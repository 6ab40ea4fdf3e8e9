package dev.lull.common.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.queue.EventBatch.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every feed of a topic of other programs does. */
public abstract class EventFeedContract {

    private static final Duration TURN = Duration.ofMillis(200);
    private static final int TURNS = 150;

    private final String topic = "events-" + UUID.randomUUID();

    /** Makes a topic with one partition. */
    protected abstract void create(String topic) throws Exception;

    protected abstract void write(String topic, @Nullable String value) throws Exception;

    /** The feed of a process of its own. */
    protected abstract EventFeed open(String topic) throws Exception;

    @Test
    void whatWasWrittenComesInItsOrderAndOnce() throws Exception {
        create(topic);
        List<String> written = IntStream.range(0, 5).mapToObj(Integer::toString).toList();
        for (String each : written) {
            write(topic, each);
        }
        try (EventFeed feed = open(topic)) {
            assertThat(values(feed, 5)).isEqualTo(written);
            write(topic, "later");
            assertThat(values(feed, 1)).containsExactly("later");
        }
    }

    @Test
    void aBatchThatIsNotDoneComesAgainTheSameToWhoeverReadsOnThoughMoreCame() throws Exception {
        create(topic);
        write(topic, "a");
        write(topic, "b");
        EventBatch first;
        try (EventFeed dying = open(topic)) {
            first = next(dying);
        }
        write(topic, "c");

        try (EventFeed other = open(topic)) {
            EventBatch again = next(other);
            assertThat(again).isEqualTo(first);
            other.done(again);
            EventBatch behind = next(other);
            assertThat(behind.from()).isEqualTo(first.to());
            assertThat(values(behind)).last().isEqualTo("c");
            other.done(behind);
        }
        write(topic, "d");
        try (EventFeed third = open(topic)) {
            assertThat(values(next(third))).containsExactly("d");
        }
    }

    @Test
    void aBatchBehindOneThatWasNotNotedAsDoneStandsForBoth() throws Exception {
        create(topic);
        write(topic, "a");
        try (EventFeed feed = open(topic)) {
            next(feed);
            write(topic, "b");
            assertThat(values(next(feed))).containsExactly("b");
        }

        try (EventFeed other = open(topic)) {
            assertThat(values(next(other))).containsExactly("b");
        }
    }

    @Test
    void aRecordWithoutAValueIsOneOfThem() throws Exception {
        create(topic);
        write(topic, null);
        try (EventFeed feed = open(topic)) {
            EventBatch batch = next(feed);
            assertThat(batch.events()).containsExactly(new Event(0, null));
            assertThat(batch.topic()).isEqualTo(topic);
            assertThat(batch.to()).isEqualTo(1);
        }
    }

    @Test
    void aTopicThatIsMissingIsSaidAndReadOnceItIsThere() throws Exception {
        try (EventFeed feed = open(topic)) {
            assertThatThrownBy(() -> feed.poll(TURN))
                    .isInstanceOf(QueueUnavailable.class)
                    .hasMessageContaining("find the topic " + topic);

            create(topic);
            write(topic, "a");
            assertThat(values(feed, 1)).containsExactly("a");
        }
    }

    /** So many values, of one batch or several, each of which is done then. */
    private List<String> values(EventFeed feed, int number) {
        List<String> values = new ArrayList<>();
        while (values.size() < number) {
            EventBatch batch = next(feed);
            values.addAll(values(batch));
            feed.done(batch);
        }
        return values;
    }

    private static List<String> values(EventBatch batch) {
        return batch.events().stream()
                .map(event -> String.valueOf(event.value()))
                .toList();
    }

    private EventBatch next(EventFeed feed) {
        for (int i = 0; i < TURNS; i++) {
            Optional<EventBatch> batch = poll(feed);
            if (batch.isPresent()) {
                return batch.get();
            }
        }
        throw new AssertionError("nothing came on " + topic);
    }

    /** Brokers take a moment until all of them know a new topic. */
    private static Optional<EventBatch> poll(EventFeed feed) {
        try {
            return feed.poll(TURN);
        } catch (QueueUnavailable e) {
            return Optional.empty();
        }
    }
}
