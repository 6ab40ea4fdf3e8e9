package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

class RecordCodecFuzzTest {

    private static final RecordCodec CODEC =
            new RecordCodec(new Names(new SettingsLoader().load()), "worker", Clock.systemUTC(), () -> "unique");

    @FuzzTest
    void anyValueIsUnreadableOrATaskThatIsWrittenAsItIsRead(byte[] value) throws UnreadableRecord {
        for (Topic topic : Topic.values()) {
            Task task;
            try {
                task = RecordCodec.decode(record(new String(value, StandardCharsets.UTF_8)), topic);
            } catch (UnreadableRecord e) {
                assertThat(e.reason()).doesNotContain("\n");
                continue;
            }
            assertThat(RecordCodec.decode(record(CODEC.encode(task, null).value()), topic))
                    .isEqualTo(task);
        }
    }

    @FuzzTest
    void anyHeaderIsATraceContextOrNone(byte[] header) {
        ConsumerRecord<String, String> record = record("{}");
        record.headers().add(RecordCodec.TRACEPARENT, header);

        assertThat(RecordCodec.traceparent(record))
                .satisfiesAnyOf(
                        trace -> assertThat(trace).isNull(),
                        trace -> assertThat(trace).hasSize(55));
    }

    private static ConsumerRecord<String, String> record(String value) {
        return new ConsumerRecord<>("any", 0, 17, "k", value);
    }
}
