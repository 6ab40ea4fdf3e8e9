package dev.lull.embedded.testing;

import dev.lull.common.testing.TokenIssuer;
import dev.lull.embedded.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker as a service has it: over TLS, with SCRAM-SHA-512 and OAUTHBEARER, and nobody may do what no ACL allows. A
 * plain listener is there for a test, to whom all is allowed.
 */
public final class SecureBroker implements AutoCloseable {

    private static final String LOGIN_MODULES = "org.apache.kafka.common.security.";

    private final KafkaRaftServer server;
    private final String plain;
    private final String secure;

    /**
     * Starts one.
     *
     * @param scram its users and their passwords
     */
    public SecureBroker(Path directory, Certificates certificates, TokenIssuer issuer, Map<String, String> scram)
            throws Exception {
        plain = "127.0.0.1:" + FreePort.find();
        secure = "127.0.0.1:" + FreePort.find();
        String controller = "127.0.0.1:" + FreePort.find();
        String log = Files.createDirectories(directory).toString();
        format(log, scram);
        Properties settings = new Properties();
        settings.putAll(oneNode(log, controller));
        settings.putAll(security(certificates, issuer));
        server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static void format(String log, Map<String, String> scram) throws Exception {
        List<String> users = scram.entrySet().stream()
                .map(user -> "SCRAM-SHA-512=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
                .toList();
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(log)
                .addDirectory(log)
                .setScramArguments(users)
                .run();
    }

    private Map<String, String> oneNode(String log, String controller) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listeners", "PLAINTEXT://" + plain + ",SASL_SSL://" + secure + ",CONTROLLER://" + controller),
                Map.entry("log.dirs", log),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.share.initialize.retry.interval.ms", "1000"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"));
    }

    private static Map<String, String> security(Certificates certificates, TokenIssuer issuer) throws IOException {
        String listener = "listener.name.sasl_ssl.";
        return Map.ofEntries(
                Map.entry(
                        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL"),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:ANONYMOUS"),
                Map.entry(listener + "ssl.keystore.type", "PEM"),
                Map.entry(listener + "ssl.keystore.key", Files.readString(certificates.key("server"))),
                Map.entry(
                        listener + "ssl.keystore.certificate.chain",
                        Files.readString(certificates.certificate("server"))),
                Map.entry(listener + "sasl.enabled.mechanisms", "SCRAM-SHA-512,OAUTHBEARER"),
                Map.entry(
                        listener + "scram-sha-512.sasl.jaas.config",
                        LOGIN_MODULES + "scram.ScramLoginModule required;"),
                Map.entry(
                        listener + "oauthbearer.sasl.jaas.config",
                        LOGIN_MODULES + "oauthbearer.OAuthBearerLoginModule required;"),
                Map.entry(
                        listener + "oauthbearer.sasl.server.callback.handler.class",
                        LOGIN_MODULES + "oauthbearer.OAuthBearerValidatorCallbackHandler"),
                Map.entry(listener + "oauthbearer.sasl.oauthbearer.jwks.endpoint.url", issuer.keys()),
                Map.entry(listener + "oauthbearer.sasl.oauthbearer.expected.audience", TokenIssuer.AUDIENCE));
    }

    /** The plain listener. */
    public String plain() {
        return plain;
    }

    /** What Lull takes. */
    public String bootstrapServers() {
        return secure;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
