package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.queue.EventBatch;
import dev.lull.common.queue.EventFeed;
import dev.lull.common.queue.EventFeedContract;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.embedded.testing.EmbeddedServers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventFeedIT extends EventFeedContract {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private final List<KafkaQueue> queues = new ArrayList<>();

    @AfterEach
    void close() {
        queues.forEach(KafkaQueue::close);
    }

    @Override
    protected void create(String topic) throws Exception {
        create(topic, 1);
    }

    private static void create(String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(SERVERS.kafka()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    protected void write(String topic, @Nullable String value) throws Exception {
        write(topic, 0, value);
    }

    private static void write(String topic, int partition, @Nullable String value) throws Exception {
        Map<String, Object> settings = new HashMap<>(SERVERS.kafka());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, null, value)).get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    protected EventFeed open(String topic) {
        KafkaQueue queue = new KafkaQueue(
                new SettingsLoader().load().withKafka(SERVERS.kafka()), "reader-" + queues.size(), Clock.systemUTC());
        queues.add(queue);
        return queue.events(topic);
    }

    @Test
    void twoProcessesShareThePartitionsAndOneReadsOnWhereTheOtherLeft() throws Exception {
        String topic = "shared-events";
        create(topic, 4);
        for (int i = 0; i < 4; i++) {
            write(topic, i, "first-" + i);
        }
        Set<String> seen = new HashSet<>();
        try (EventFeed stays = open(topic)) {
            try (EventFeed leaves = open(topic)) {
                for (int i = 0; i < 150 && seen.size() < 4; i++) {
                    seen.addAll(values(stays));
                    seen.addAll(values(leaves));
                }
            }
            for (int i = 0; i < 4; i++) {
                write(topic, i, "second-" + i);
            }
            for (int i = 0; i < 150 && seen.size() < 8; i++) {
                seen.addAll(values(stays));
            }
        }
        assertThat(seen).hasSize(8);
    }

    private static Set<String> values(EventFeed feed) {
        Set<String> values = new HashSet<>();
        feed.poll(Duration.ofMillis(200)).ifPresent(batch -> {
            batch.events().stream().map(EventBatch.Event::value).forEach(values::add);
            feed.done(batch);
        });
        return values;
    }
}
