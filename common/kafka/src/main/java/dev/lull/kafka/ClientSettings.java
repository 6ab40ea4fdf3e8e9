package dev.lull.kafka;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The configuration of every Kafka client of this process: our timeouts first, then what the operator set below
 * {@code kafka.}, then what the guarantees rest on and may not be changed.
 */
final class ClientSettings {

    /** How long one call waits for the brokers before it says that they are not there. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** The same for calls on the thread that polls, which has other deliveries to keep alive. */
    static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);

    /**
     * How long an empty fetch of a consumer waits at the broker. It holds back the next one, which may ask for other
     * partitions: that matters only for the moment after partitions changed hands, as otherwise a fetch waits only
     * while all topics are open and empty.
     */
    static final Duration FETCH_WAIT = Duration.ofMillis(2500);

    /** The same of a share consumer, which leaves its group only when the fetch under way is answered. */
    private static final Duration SHARE_FETCH_WAIT = Duration.ofSeconds(1);

    private final Map<String, String> operator;
    private final Names names;
    private final String worker;
    private final AtomicInteger number = new AtomicInteger();

    ClientSettings(Settings settings, String worker) {
        this.operator = settings.kafka();
        this.names = new Names(settings);
        this.worker = worker;
        OAuthUrlAllowList.allow(operator);
    }

    Names names() {
        return names;
    }

    Map<String, Object> admin() {
        return client("admin");
    }

    Map<String, Object> producer() {
        Map<String, Object> all = client("publisher");
        all.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(REQUEST_TIMEOUT));
        all.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(REQUEST_TIMEOUT.multipliedBy(2)));
        all.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "0");
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        // not transactional: the control records of transactions would keep the upload lag above zero for ever
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // a partition that has just been made may refuse a batch and accept the one behind it; then the first is
        // out of order for ever
        all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return all;
    }

    Map<String, Object> uploadConsumer() {
        Map<String, Object> all = groupConsumer("uploads", names.uploadGroup());
        // a share of every topic for every worker; the default may give all images to one and converted files to
        // another
        all.put(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        return all;
    }

    /** @param together records of one poll, at most */
    Map<String, Object> eventConsumer(int together) {
        Map<String, Object> all = groupConsumer("events", names.eventGroup());
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(together));
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return all;
    }

    Map<String, Object> convertConsumer(String role) {
        return groupConsumer(role, names.convertConsumerGroup());
    }

    Map<String, Object> shareConsumer(String role) {
        Map<String, Object> all = consumer(role, names.convertGroup());
        all.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        // the default mode locks a whole batch for one worker while the others have nothing to do
        all.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, millis(SHARE_FETCH_WAIT));
        return all;
    }

    /** A consumer that belongs to no group and only looks. */
    Map<String, Object> reader() {
        Map<String, Object> all = client("reader");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        return all;
    }

    /** One line for a person: what was not possible, where, and why. */
    QueueUnavailable unavailable(String what, Throwable why) {
        return new QueueUnavailable(
                "Kafka at " + servers() + " (kafka.bootstrap.servers) could not " + what + ": " + reason(why), why);
    }

    /** Why a TLS handshake or a login failed is known only to the first cause of all. */
    private static String reason(Throwable why) {
        Throwable first = why;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first == why ? line(why) : line(why) + " (" + line(first) + ")";
    }

    private static String line(Throwable why) {
        String message = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return message.lines().findFirst().orElse("");
    }

    private Map<String, Object> groupConsumer(String role, String group) {
        Map<String, Object> all = consumer(role, group);
        all.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, millis(FETCH_WAIT));
        return all;
    }

    private Map<String, Object> consumer(String role, String group) {
        Map<String, Object> all = client(role);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        return all;
    }

    private Map<String, Object> client(String role) {
        Map<String, Object> all = new HashMap<>();
        all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_TIMEOUT.dividedBy(2)));
        all.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(REQUEST_TIMEOUT));
        all.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");
        all.putAll(operator);
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, names.client(worker, role, number.incrementAndGet()));
        return all;
    }

    private String servers() {
        return operator.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "?");
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
