package dev.lull.embedded;

import dev.lull.common.store.FolderDeletion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker in this process: broker and controller in one node, on loopback, with its data below one directory. It
 * finds everything again after a restart and after {@code kill -9}. Kafka offers no public way to start a broker, so
 * its internal classes are used, and only here. Only who knows the password in its {@link #clientSettings} may use it.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int NODE = 1;
    private static final String HOST = "127.0.0.1";
    private static final String CLIENTS = "CLIENTS";
    private static final String CONTROLLER = "CONTROLLER";

    private final ServerDirectory directory;
    private final KafkaRaftServer server;
    private final BrokerAccess access;
    private final int port;
    private boolean closed;

    private EmbeddedBroker(ServerDirectory directory, KafkaRaftServer server, BrokerAccess access, int port) {
        this.directory = directory;
        this.server = server;
        this.access = access;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it takes requests, after about three seconds.
     *
     * @param path its data; made if missing
     * @throws IOException when the directory is in use or the broker does not start
     */
    public static EmbeddedBroker start(Path path) throws IOException {
        ServerDirectory directory = ServerDirectory.open(path);
        try {
            int port = directory.port("broker");
            String log = directory.resolve("log").toString();
            format(log, clusterId(directory));
            BrokerAccess access = BrokerAccess.in(directory);
            Properties settings = settings(log, port, directory.port("controller"));
            settings.putAll(access.server(CLIENTS, CONTROLLER));
            unpackLibrariesInto(directory.resolve("native"));
            return new EmbeddedBroker(directory, started(settings), access, port);
        } catch (Exception e) {
            directory.close();
            throw new IOException("the embedded Kafka broker does not start in " + path + ": " + e.getMessage(), e);
        }
    }

    /** Where /tmp may hold no programs, as in our images, the library that compresses events could not be loaded. */
    private static void unpackLibrariesInto(Path folder) throws IOException {
        if (Files.exists(folder)) {
            // what a killed process left there
            FolderDeletion.delete(folder);
        }
        System.setProperty("ZstdTempFolder", Files.createDirectory(folder).toString());
    }

    /** A broker that fails on the way up leaves its controller running. */
    private static KafkaRaftServer started(Properties settings) {
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    /** Written down before it is used, so a crash while formatting does not leave a log of an unknown cluster. */
    private static String clusterId(ServerDirectory directory) throws IOException {
        Path file = directory.resolve("cluster.id");
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.writeString(file, Uuid.randomUuid() + "\n");
        }
        return Files.readString(file).strip();
    }

    private static void format(String log, String clusterId) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(clusterId)
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(log)
                .addDirectory(log)
                .setIgnoreFormatted(true)
                .run();
    }

    private static Properties settings(String log, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(oneNode(log, port, controllerPort));
        settings.putAll(keepEverything());
        settings.putAll(quickToReturn());
        settings.putAll(smallFootprint());
        settings.putAll(quietWhenIdle());
        return settings;
    }

    private static Map<String, String> oneNode(String log, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry(
                        "listeners",
                        CLIENTS + "://" + HOST + ":" + port + "," + CONTROLLER + "://" + HOST + ":" + controllerPort),
                Map.entry("advertised.listeners", CLIENTS + "://" + HOST + ":" + port),
                Map.entry("log.dirs", log),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"));
    }

    /**
     * Work waits as long as it must. By Kafka's defaults records are deleted after seven days, read or not, and the
     * offsets of a group without consumers too: a machine switched off over a holiday would forget its queue. Records
     * are a few hundred bytes, so keeping them costs under 1 GB per million files; a topic may set a shorter life for
     * itself, as the event trail does. Flushing every second gives a power cut the same bound as Redis's
     * {@code appendfsync everysec}.
     */
    private static Map<String, String> keepEverything() {
        return Map.of(
                "log.retention.ms", "-1",
                "log.retention.bytes", "-1",
                "offsets.retention.minutes", Integer.toString(10 * 365 * 24 * 60),
                "log.flush.interval.ms", "1000",
                "log.flush.scheduler.interval.ms", "1000");
    }

    /** Short sessions: after {@code kill -9} the next start waits for the dead one's session to end. */
    private static Map<String, String> quickToReturn() {
        return Map.ofEntries(
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.consumer.session.timeout.ms", "6000"),
                Map.entry("group.consumer.min.session.timeout.ms", "6000"),
                Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
                Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
                Map.entry("group.share.session.timeout.ms", "6000"),
                Map.entry("group.share.min.session.timeout.ms", "6000"),
                Map.entry("group.share.heartbeat.interval.ms", "1000"),
                Map.entry("group.share.min.heartbeat.interval.ms", "500"),
                Map.entry("group.share.initialize.retry.interval.ms", "1000"));
    }

    /** One machine's worth of threads, partitions and buffers; the cleaner's default buffer alone is 128 MB. */
    private static Map<String, String> smallFootprint() {
        return Map.ofEntries(
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("offsets.load.buffer.size", "1048576"),
                Map.entry("share.coordinator.load.buffer.size", "1048576"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("group.coordinator.threads", "1"));
    }

    /**
     * A thread wakes several times a second though it has nothing to do, and a controller writes a record twice a
     * second to show its followers that it leads. There are none here.
     */
    private static Map<String, String> quietWhenIdle() {
        return Map.of(
                "metadata.max.idle.interval.ms", "0",
                "num.network.threads", "1",
                "num.io.threads", "2",
                "background.threads", "1");
    }

    /** What clients on this machine connect to; the same after a restart if the port is still free. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** The properties of clients on this machine, with the password: not to be shown. */
    public Map<String, String> clientSettings() {
        return access.client(bootstrapServers());
    }

    /** Stops the broker, leaving its data for the next start; closing twice is harmless. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        directory.close();
    }
}
