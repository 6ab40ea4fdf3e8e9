package dev.lull.kafka;

import static dev.lull.common.queue.QueueWorkers.next;
import static dev.lull.common.queue.QueueWorkers.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.testing.TokenIssuer;
import dev.lull.embedded.testing.Certificates;
import dev.lull.embedded.testing.KafkaRights;
import dev.lull.embedded.testing.SecureBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that asks who comes, over TLS of its own authority, and allows what {@link KafkaRights} says. */
@Timeout(180)
class SecureKafkaIT {

    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    @TempDir
    static Path directory;

    private static Certificates certificates;
    private static TokenIssuer issuer;
    private static SecureBroker broker;

    @BeforeAll
    static void start() throws Exception {
        certificates = new Certificates(directory.resolve("certificates"));
        issuer = new TokenIssuer("lull", "only-here");
        // the broker's own question; that of Lull's clients is for Lull to allow
        System.setProperty(ALLOWED_URLS, issuer.keys());
        broker = new SecureBroker(directory.resolve("log"), certificates, issuer, Map.of("lull", "only-here"));
        KafkaRights.give(broker.plain(), "lull");
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
        if (issuer != null) {
            issuer.close();
        }
        System.clearProperty(ALLOWED_URLS);
    }

    @ParameterizedTest
    @CsvSource({"SCRAM-SHA-512, share", "OAUTHBEARER, share", "SCRAM-SHA-512, consumer"})
    void workGoesThroughAsOnAnyOtherBroker(String mechanism, String protocol) throws Exception {
        Map<String, String> settings = new HashMap<>(settings(mechanism, "only-here"));
        settings.put("convert.protocol", protocol);
        try (Workers workers = new Workers(Map.of("bootstrap.servers", broker.plain()), settings)) {
            // a group that is new has what the tests before left
            long others = workers.queue().convertBacklog().read().units();
            workers.publisher().publish(upload(UploadPriority.IMAGES, 1));
            workers.publisher().publish(new UnitTask("c", Unit.segment(1), false, 1));
            assertThat(workers.queue().uploadGate().check().waiting()).isEqualTo(1);
            assertThat(workers.queue().convertBacklog().read().units()).isEqualTo(others + 1);

            next(workers.closing(workers.queue().uploads(1))).acknowledge();
            TaskSource<ConvertWork> units = workers.closing(workers.queue().units());
            for (long left = others + 1; left > 0; left--) {
                next(units).acknowledge();
            }

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> workers.queue().uploadGate().check().open());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> workers.queue().convertBacklog().read().units() == 0);
            workers.queue().trim();
            assertThat(workers.values(Topic.UPLOAD_IMAGES)).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsSaidInOneLineWithoutShowingIt() {
        try (KafkaQueue queue = queue(settings("SCRAM-SHA-512", "not-that-one"));
                TaskSource<ConvertWork> units = queue.units()) {
            refused("invalid credentials", queue::prepare);
            refused("invalid credentials", () -> queue.publisher().publish(upload(UploadPriority.IMAGES, 1)));
            refused("invalid credentials", () -> next(units));
            assertThat(queue.uploadGate().check().toString())
                    .startsWith("CLOSED_UNKNOWN(Kafka at " + broker.bootstrapServers());
        }
    }

    /** The clients ask for their token when they are made. */
    @Test
    void aWrongClientSecretIsSaidInOneLineWithoutShowingIt() {
        refused("401", () -> queue(settings("OAUTHBEARER", "not-that-one")));
    }

    @Test
    void aBrokerOfAnUnknownAuthorityIsRefused() {
        Map<String, String> settings = new HashMap<>(settings("SCRAM-SHA-512", "only-here"));
        settings.remove("kafka.ssl.truststore.type");
        settings.remove("kafka.ssl.truststore.certificates");
        try (KafkaQueue queue = queue(settings)) {
            refused("certification path", queue::prepare);
        }
    }

    @Test
    void whatIsNotAllowedIsNamed() throws Exception {
        KafkaRights.take(broker.plain(), "lull");
        try (KafkaQueue queue = queue(settings("SCRAM-SHA-512", "only-here"))) {
            assertThatThrownBy(queue::prepare)
                    .isInstanceOf(QueueUnavailable.class)
                    .hasMessageContaining("uthoriz");
        } finally {
            KafkaRights.give(broker.plain(), "lull");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-512", "OAUTHBEARER"})
    void theSecretIsNotAmongTheSettingsThatAreLogged(String mechanism) {
        Settings settings = load(settings(mechanism, "only-here"));

        assertThat(settings.effective()).containsEntry("kafka.sasl.mechanism", mechanism);
        assertThat(settings.effective().values()).noneMatch(value -> value.contains("only-here"));
    }

    private static void refused(String why, ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOf(QueueUnavailable.class)
                .hasMessageContaining("Kafka at " + broker.bootstrapServers())
                .hasMessageContaining(why)
                .hasMessageNotContaining("not-that-one")
                .hasMessageNotContaining("\n");
    }

    private static KafkaQueue queue(Map<String, String> settings) {
        return new KafkaQueue(load(settings), "tester", Clock.systemUTC());
    }

    private static Settings load(Map<String, String> settings) {
        return new SettingsLoader().base(settings).load();
    }

    private static Map<String, String> settings(String mechanism, String secret) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("kafka.security.protocol", "SASL_SSL");
        settings.put("kafka.ssl.truststore.type", "PEM");
        settings.put("kafka.ssl.truststore.certificates", read(certificates.certificate("ca")));
        settings.put("kafka.sasl.mechanism", mechanism);
        if (mechanism.equals("OAUTHBEARER")) {
            settings.put(
                    "kafka.sasl.jaas.config",
                    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
            settings.put(
                    "kafka.sasl.login.callback.handler.class",
                    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
            settings.put("kafka.sasl.oauthbearer.token.endpoint.url", issuer.tokens());
            settings.put("kafka.sasl.oauthbearer.client.credentials.client.id", "lull");
            settings.put("kafka.sasl.oauthbearer.client.credentials.client.secret", secret);
        } else {
            settings.put(
                    "kafka.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"lull\" password=\""
                            + secret + "\";");
        }
        return settings;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
