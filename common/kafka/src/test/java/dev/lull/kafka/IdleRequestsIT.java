package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.queue.TaskSource;
import dev.lull.embedded.testing.EmbeddedServers;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often sources ask the broker while nothing is there to take. A slow machine asks less often, never more. */
class IdleRequestsIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final MBeanServer METRICS = ManagementFactory.getPlatformMBeanServer();
    private static final Duration TURN = Duration.ofMillis(500);

    /** Until it has joined, and has been idle for longer than its longest fetch. */
    private static final int FIRST_TURNS = 14;

    private static final int TURNS = 20;

    private QueueWorkers workers;

    @BeforeEach
    void start() throws Exception {
        workers = new Workers(SERVERS.kafka());
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    /** A heartbeat a second, and a fetch that waits. */
    @Test
    void aSourceOfUploadsAsksLessThanThreeTimesASecond() throws JMException {
        assertThat(askedEverySecond(workers.closing(workers.queue().uploads(1))))
                .isLessThan(3);
    }

    /** A heartbeat a second, and a fetch a second. */
    @Test
    void aSourceOfUnitsAsksForAFetchAndAHeartbeatASecond() throws JMException {
        assertThat(askedEverySecond(workers.closing(workers.queue().units()))).isLessThan(2.6);
    }

    private static double askedEverySecond(TaskSource<?> source) throws JMException {
        turn(source, FIRST_TURNS);
        double before = asked();
        long began = System.nanoTime();
        turn(source, TURNS);
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(asked()).isGreaterThan(before);
        return (asked() - before) / seconds;
    }

    private static void turn(TaskSource<?> source, int turns) {
        for (int i = 0; i < turns; i++) {
            assertThat(source.poll(TURN)).isEmpty();
        }
    }

    /** The requests of all clients of this process. */
    private static double asked() throws JMException {
        double sum = 0;
        for (String type :
                new String[] {"kafka.consumer:type=consumer-metrics", "kafka.admin.client:type=admin-client-metrics"}) {
            for (ObjectName client : METRICS.queryNames(new ObjectName(type + ",client-id=*"), null)) {
                sum += ((Number) METRICS.getAttribute(client, "request-total")).doubleValue();
            }
        }
        return sum;
    }
}
