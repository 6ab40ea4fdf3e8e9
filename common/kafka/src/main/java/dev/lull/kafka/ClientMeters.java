package dev.lull.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.producer.Producer;

/**
 * Kafka's own numbers of the clients there is one of in a process. Consumers are not among them: those of the share
 * group are made anew each time the gate opens and the binder does not know them, and how far consumers are behind is
 * read from the brokers.
 */
final class ClientMeters implements AutoCloseable {

    private final Admin admin;
    private final Producer<?, ?> producer;
    private final List<KafkaClientMetrics> bound = new CopyOnWriteArrayList<>();

    ClientMeters(Admin admin, Producer<?, ?> producer) {
        this.admin = admin;
        this.producer = producer;
    }

    void bindTo(MeterRegistry registry) {
        bound.add(new KafkaClientMetrics((AdminClient) admin));
        bound.add(new KafkaClientMetrics(producer));
        bound.forEach(each -> each.bindTo(registry));
    }

    @Override
    public void close() {
        bound.forEach(KafkaClientMetrics::close);
    }
}
