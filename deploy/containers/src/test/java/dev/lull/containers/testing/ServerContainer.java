package dev.lull.containers.testing;

import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/** A server that the roles need. An engine that failed to start it once is no fault of theirs: it is tried again. */
final class ServerContainer extends GenericContainer<ServerContainer> {

    static final int S3_PORT = 80;

    private static final Duration START = Duration.ofMinutes(3);
    private static final int ATTEMPTS = 3;

    private ServerContainer(String image, String name, int port, Network network, Map<String, String> environment) {
        super(DockerImageName.parse(image));
        withNetwork(network).withNetworkAliases(name).withExposedPorts(port).withEnv(environment);
        withStartupTimeout(START).withStartupAttempts(ATTEMPTS);
    }

    /** One broker; workers that die are noticed after seconds, as in the embedded one. */
    static ServerContainer kafka(Network network) {
        return new ServerContainer(
                Images.KAFKA,
                "kafka",
                9092,
                network,
                Map.ofEntries(
                        Map.entry("KAFKA_NODE_ID", "1"),
                        Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                        Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
                        Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://kafka:9092"),
                        Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                        Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                        Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                        Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                        Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                        Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1"),
                        Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS", "1"),
                        Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                        Map.entry("KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "6000"),
                        Map.entry("KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "6000"),
                        Map.entry("KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "1000"),
                        Map.entry("KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000"),
                        Map.entry("KAFKA_GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS", "500"),
                        Map.entry("KAFKA_GROUP_SHARE_HEARTBEAT_INTERVAL_MS", "1000")));
    }

    static ServerContainer redis(Network network) {
        return new ServerContainer(Images.REDIS, "redis", 6379, network, Map.of())
                .withCommand("redis-server", "--appendonly", "yes", "--protected-mode", "no");
    }

    static ServerContainer s3(Network network, String identity, String credential) {
        return new ServerContainer(
                Images.S3,
                "s3",
                S3_PORT,
                network,
                Map.of(
                        "S3PROXY_ENDPOINT",
                        "http://0.0.0.0:" + S3_PORT,
                        "S3PROXY_AUTHORIZATION",
                        "aws-v2-or-v4",
                        "S3PROXY_IDENTITY",
                        identity,
                        "S3PROXY_CREDENTIAL",
                        credential,
                        "JCLOUDS_PROVIDER",
                        "filesystem-nio2",
                        "JCLOUDS_FILESYSTEM_BASEDIR",
                        "/data"));
    }
}
