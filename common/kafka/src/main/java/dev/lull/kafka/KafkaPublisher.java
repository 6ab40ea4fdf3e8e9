package dev.lull.kafka;

import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.task.Message;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.MDC;

/** Publishes with one idempotent producer; any thread may use it. The gate of this process is told of uploads. */
final class KafkaPublisher implements TaskPublisher {

    private final ClientSettings settings;
    private final RecordCodec codec;
    private final Producer<String, String> producer;
    private final UploadGate uploadGate;
    private final AtomicInteger units = new AtomicInteger();

    KafkaPublisher(ClientSettings settings, RecordCodec codec, UploadGate uploadGate) {
        this.settings = settings;
        this.codec = codec;
        this.uploadGate = uploadGate;
        try {
            this.producer = new KafkaProducer<>(settings.producer());
        } catch (KafkaException e) {
            throw settings.unavailable("be used", e.getCause() == null ? e : e.getCause());
        }
    }

    Producer<?, ?> producer() {
        return producer;
    }

    @Override
    public void publish(List<? extends Message> messages) {
        String traceparent = MDC.get(RecordCodec.TRACEPARENT);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try {
            for (Message message : messages) {
                ProducerRecord<String, String> record = codec.encode(message, traceparent);
                sent.add(producer.send(message instanceof UnitTask ? spread(record) : record));
            }
            producer.flush();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
            if (messages.stream().anyMatch(UploadTask.class::isInstance)) {
                uploadGate.uploadsPublished();
            }
        } catch (ExecutionException e) {
            throw settings.unavailable("acknowledge a record", e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw settings.unavailable("take a record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw settings.unavailable("acknowledge a record", new InterruptedException("interrupted"));
        }
    }

    /**
     * The units of a film have one key and would all be in one partition; a consumer group gives that to one worker.
     */
    private ProducerRecord<String, String> spread(ProducerRecord<String, String> record) {
        int partitions = producer.partitionsFor(record.topic()).size();
        int partition = Math.floorMod(units.getAndIncrement(), partitions);
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers());
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
