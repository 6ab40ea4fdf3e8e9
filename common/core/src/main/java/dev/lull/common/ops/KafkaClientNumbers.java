package dev.lull.common.ops;

import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;

/** Of some hundred numbers that each Kafka client has, those that say whether it reaches its brokers. */
final class KafkaClientNumbers {

    private static final String PREFIX = "kafka.";

    private static final Set<String> KEPT = Set.of(
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.connection.count",
            "kafka.producer.failed.authentication.total",
            "kafka.producer.incoming.byte.total",
            "kafka.producer.outgoing.byte.total",
            "kafka.admin.client.connection.count",
            "kafka.admin.client.failed.authentication.total",
            "kafka.admin.client.request.total",
            "kafka.admin.client.incoming.byte.total",
            "kafka.admin.client.outgoing.byte.total");

    private KafkaClientNumbers() {}

    static MeterFilter filter() {
        return MeterFilter.deny(id -> id.getName().startsWith(PREFIX) && !KEPT.contains(id.getName()));
    }
}
