package dev.lull.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.embedded.testing.RedisConnection;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedServersIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    @Test
    void theBrokerAnswersClientsOnLoopback() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(SERVERS.kafka()))) {
            assertThat(admin.describeCluster().nodes().get())
                    .singleElement()
                    .satisfies(node -> assertThat(node.host()).isEqualTo("127.0.0.1"));
        }
    }

    @Test
    void redisIsEmptyOnceCleared() {
        RedisConnection.command(SERVERS.redisUrl(), "SET", "key", "value");

        SERVERS.clearRedis();

        assertThat(RedisConnection.command(SERVERS.redisUrl(), "DBSIZE")).isEqualTo(":0");
    }
}
