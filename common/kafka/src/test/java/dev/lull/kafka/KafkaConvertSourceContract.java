package dev.lull.kafka;

import static org.awaitility.Awaitility.await;

import dev.lull.common.queue.ConvertSourceContract;
import dev.lull.common.queue.QueueWorkers;
import dev.lull.embedded.testing.EmbeddedServers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract with one value of {@code convert.protocol}. */
abstract class KafkaConvertSourceContract extends ConvertSourceContract {

    static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(1);

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private final String protocol;
    private final Duration longerThanALease;

    /** Another name for {@link #workers}, as Kafka's. */
    Workers kafka;

    /**
     * The contract of this protocol.
     *
     * @param longerThanALease after so long a worker that keeps nothing alive has lost what it had in hand
     */
    KafkaConvertSourceContract(String protocol, Duration longerThanALease) {
        this.protocol = protocol;
        this.longerThanALease = longerThanALease;
    }

    @Override
    protected QueueWorkers open() throws Exception {
        kafka = new Workers(SERVERS.kafka(), Map.of("convert.protocol", protocol));
        return kafka;
    }

    @Override
    protected void throughALease(Runnable turn) {
        await().during(longerThanALease).atMost(REQUEST_TIMEOUT).until(() -> {
            turn.run();
            return true;
        });
    }
}
