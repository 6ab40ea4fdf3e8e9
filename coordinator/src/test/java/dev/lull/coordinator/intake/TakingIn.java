package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.kafka.KafkaQueue;
import dev.lull.redis.RedisLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator's intake on real servers, with an empty ledger and an empty folder for each test. */
abstract class TakingIn {

    static final Duration LONG = Duration.ofSeconds(60);
    static final String TARGET = "/target";

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    static Settings settings;
    static Ledger ledger;
    static KafkaQueue queue;

    @TempDir
    Path folder;

    SampleMedia media;
    RecordingPublisher published;

    @BeforeAll
    static void connect() {
        settings = new SettingsLoader()
                .base(Map.of(
                        "kafka.bootstrap.servers", SERVERS.bootstrapServers(),
                        "redis.url", SERVERS.redisUrl()))
                .load();
        ledger = new RedisLedger(settings);
        queue = new KafkaQueue(settings, "test", Clock.systemUTC());
        queue.prepare();
    }

    @BeforeEach
    void clear() {
        SERVERS.clearRedis();
        media = SampleMedia.in(folder);
        published = new RecordingPublisher(queue.publisher());
    }

    @AfterAll
    static void disconnect() {
        queue.close();
        ledger.close();
    }

    Intake intake() {
        return intake(new FfprobeMediaProbe(TestFfmpeg.get()));
    }

    Intake intake(MediaProbe probe) {
        return new Intake(ledger, published, new LocalSourceFiles(), probe, settings, "test", Clock.systemUTC());
    }

    /** Submits these paths and waits until all of them have been looked at and published. */
    Submission takeIn(Path... paths) {
        try (Intake intake = intake()) {
            intake.start();
            return dispatched(submit(intake, paths));
        }
    }

    static Submission submit(Intake intake, Path... paths) {
        return intake.submit(Arrays.stream(paths).map(Path::toString).toList(), TARGET);
    }

    static Submission dispatched(Submission submission) {
        return await().atMost(LONG)
                .until(() -> ledger.submissions().find(submission.id()).orElseThrow(), now -> now.dispatched() != null);
    }

    static List<MediaFile> files(Submission submission) {
        return ledger.submissions().files(submission.id(), 0, 1000);
    }

    static Map<String, MediaFile> byName(Submission submission) {
        Map<String, MediaFile> files =
                files(submission).stream().collect(Collectors.toMap(MediaFile::name, Function.identity()));
        assertThat(files).as("files of %s", submission.id()).isNotEmpty();
        return files;
    }
}
