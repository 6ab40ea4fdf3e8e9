package dev.lull.kafka;

import static dev.lull.common.queue.QueueWorkers.next;
import static dev.lull.common.queue.QueueWorkers.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.queue.EventFeed;
import dev.lull.common.queue.QueueUnavailable;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.TokenIssuer;
import dev.lull.embedded.testing.Certificates;
import dev.lull.embedded.testing.KafkaRights;
import dev.lull.embedded.testing.SecureBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the users of {@code deploy/kubernetes/components/strimzi} may do is enough for their roles, and no more. */
@Timeout(180)
class RoleRightsIT {

    private static final Path USERS = Path.of("../../deploy/kubernetes/components/strimzi/users.yaml");
    /** Of the broker, which could take tokens, too. */
    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private static final String PASSWORD = "only-here";

    @TempDir
    private Path folder;

    @Test
    void eachRoleDoesItsWorkAndNotThatOfOthers() throws Exception {
        Certificates certificates = new Certificates(folder.resolve("certificates"));
        Map<String, String> users = Map.of(
                "lull-coordinator-kafka", PASSWORD,
                "lull-upload-worker-kafka", PASSWORD,
                "lull-convert-worker-kafka", PASSWORD);
        try (TokenIssuer issuer = new TokenIssuer("lull", PASSWORD);
                SecureBroker broker = broker(certificates, issuer, users)) {
            KafkaRights.giveListed(broker.plain(), Files.readString(USERS));
            String ca = Files.readString(certificates.certificate("ca"));
            try (KafkaQueue coordinator = queue(broker, ca, "lull-coordinator-kafka");
                    KafkaQueue uploader = queue(broker, ca, "lull-upload-worker-kafka");
                    KafkaQueue converter = queue(broker, ca, "lull-convert-worker-kafka")) {
                coordinator.prepare();
                coordinator.publisher().publish(upload(UploadPriority.IMAGES, 1));
                coordinator.publisher().publish(new ConvertTask("film", "s", ConvertPriority.NORMAL, 1));
                assertThat(converter.uploadGate().check().waiting()).isEqualTo(1);

                try (TaskSource<UploadTask> uploads = uploader.uploads(1)) {
                    next(uploads).acknowledge();
                    assertThat(uploader.uploadWorkers()).isEqualTo(1);
                }
                uploader.publisher().publish(upload(UploadPriority.CONVERTED, 2));
                uploader.publisher().publish(letter());
                try (TaskSource<ConvertTask> conversions = converter.conversions()) {
                    next(conversions).acknowledge();
                }
                converter.publisher().publish(new UnitTask("film", Unit.segment(1), false, 1));
                converter.publisher().publish(new ConvertTask("film", "s", ConvertPriority.NORMAL, 2));
                try (TaskSource<ConvertWork> units = converter.units()) {
                    next(units).acknowledge();
                }
                converter.publisher().publish(upload(UploadPriority.CONVERTED, 3));
                converter.publisher().publish(letter());
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> converter.convertBacklog().read().units() == 0);

                assertThat(coordinator.uploadBacklog().read()).isEqualTo(2);
                assertThat(coordinator.convertBacklog().read().conversions()).isEqualTo(1);
                coordinator.queuedTasks().read(task -> {}, Topic.UPLOAD_CONVERTED, Topic.CONVERT_DEFERRED);
                coordinator.trim();

                makeTopicOfOthers(broker);
                try (EventFeed events = coordinator.events("bucket-events")) {
                    assertThat(events.poll(Duration.ofSeconds(1))).isEmpty();
                }
                try (EventFeed events = uploader.events("bucket-events")) {
                    refused(() -> events.poll(Duration.ofSeconds(1)));
                }

                refused(uploader::prepare);
                refused(() -> uploader.publisher().publish(upload(UploadPriority.IMAGES, 4)));
                refused(() -> converter.publisher().publish(upload(UploadPriority.IMAGES, 5)));
                refused(() -> coordinator.publisher().publish(letter()));
                refused(() -> next(uploader.units()));
                refused(() -> next(coordinator.uploads(1)));
            }
        }
    }

    private SecureBroker broker(Certificates certificates, TokenIssuer issuer, Map<String, String> users)
            throws Exception {
        System.setProperty(ALLOWED_URLS, issuer.keys());
        return new SecureBroker(folder.resolve("log"), certificates, issuer, users);
    }

    @AfterEach
    void noTokens() {
        System.clearProperty(ALLOWED_URLS);
    }

    private static void makeTopicOfOthers(SecureBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.plain()))) {
            admin.createTopics(List.of(new NewTopic("bucket-events", 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void refused(ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOf(QueueUnavailable.class).hasMessageContaining("uthoriz");
    }

    private static DeadLetter letter() {
        return new DeadLetter("media.upload.images", "k", "v", "a reason", "tester", 1, Instant.EPOCH);
    }

    private static KafkaQueue queue(SecureBroker broker, String ca, String user) {
        return new KafkaQueue(
                new SettingsLoader()
                        .base(Map.of(
                                "kafka.bootstrap.servers",
                                broker.bootstrapServers(),
                                "kafka.security.protocol",
                                "SASL_SSL",
                                "kafka.ssl.truststore.type",
                                "PEM",
                                "kafka.ssl.truststore.certificates",
                                ca,
                                "kafka.sasl.mechanism",
                                "SCRAM-SHA-512",
                                "kafka.sasl.jaas.config",
                                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user
                                        + "\" password=\"" + PASSWORD + "\";"))
                        .load(),
                user,
                Clock.systemUTC());
    }
}
