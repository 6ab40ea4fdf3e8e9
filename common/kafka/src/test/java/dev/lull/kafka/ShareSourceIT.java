package dev.lull.kafka;

import static dev.lull.common.queue.QueueWorkers.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.ConvertWork;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The share group: the contract, and that no worker stands in the way of another. */
class ShareSourceIT extends KafkaConvertSourceContract {

    ShareSourceIT() {
        super("share", Duration.ofSeconds(17));
    }

    /** Records are handed out one by one to whoever asks. */
    @Override
    protected boolean divided(int among) {
        return true;
    }

    @Test
    void aUnitThatIsBeingRenewedDoesNotDrawTheNextOne() throws Exception {
        kafka.lockFor15Seconds();
        workers.publisher().publish(units(1, 4));
        TaskSource<ConvertWork> first = units("first");
        Delivery<ConvertWork> held = next(first);
        await().during(Duration.ofSeconds(6)).atMost(REQUEST_TIMEOUT).until(() -> {
            first.keepAlive();
            return true;
        });

        TaskSource<ConvertWork> second = units("second");
        next(second).acknowledge();
        next(second).acknowledge();
        held.acknowledge();
        assertThat(backlog().units()).isZero();
    }

    @Test
    void howManyRecordsMayPassOneThatTakesLongIsASetting() throws Exception {
        kafka.queue("coordinator", Map.of("convert.record-locks", "500")).prepare();

        assertThat(kafka.ofTheConvertGroup("share.partition.max.record.locks")).isEqualTo("500");
    }

    @Test
    void moreOfThemThanTheBrokersAllowIsSaidPlainly() {
        KafkaQueue greedy = kafka.queue("coordinator", Map.of("convert.record-locks", "5000"));

        assertThatThrownBy(greedy::prepare)
                .isInstanceOf(QueueUnavailable.class)
                .hasMessageContaining("share.partition.max.record.locks")
                .hasMessageContaining("group.share.max.partition.max.record.locks");
    }
}
