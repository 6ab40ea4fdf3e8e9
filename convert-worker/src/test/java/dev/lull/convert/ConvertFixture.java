package dev.lull.convert;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.queue.Delivery;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.kafka.KafkaQueue;
import dev.lull.redis.RedisLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue, a ledger and a store for convert workers, and a submission to put videos into. */
final class ConvertFixture implements AutoCloseable {

    static final String SUBMISSION = "s1";

    final Settings settings;
    final TaskQueue queue;
    final Ledger ledger;
    final DirectoryStore store;

    ConvertFixture(EmbeddedServers servers, Path store, Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(Map.of(
                "store", store.toString(),
                "gate.check-interval", "100ms",
                "convert.preset", "ultrafast",
                "convert.disk-floor", "1MB",
                "convert.checkpoint-interval", "200ms",
                "convert.retry-pause", "50ms"));
        values.putAll(servers.settings());
        values.putAll(changes);
        this.settings = new SettingsLoader().base(values).load();
        servers.clearRedis();
        this.store = new DirectoryStore(store);
        this.ledger = new RedisLedger(settings);
        this.queue = new KafkaQueue(settings, "tests", Clock.systemUTC());
        queue.prepare();
        ledger.submissions().open(SUBMISSION, List.of("/in"), "/out", Instant.now());
    }

    ConvertWorker worker() {
        return worker("worker-1", queue, ledger);
    }

    ConvertWorker worker(String name, TaskQueue queue, Ledger ledger) {
        return new ConvertWorker(
                RoleContexts.of(settings, queue, ledger, store, name, Clock.systemUTC()), TestFfmpeg.get());
    }

    ConvertWorker worker(Ffmpeg ffmpeg) {
        return new ConvertWorker(
                RoleContexts.of(settings, queue, ledger, store, "worker-1", Clock.systemUTC()), ffmpeg);
    }

    /** Does what the coordinator does with an incompatible video. */
    void defer(String id, Path source) throws Exception {
        MediaFile media =
                ledger.media().register(id, SUBMISSION, source.toString(), source.getFileName() + "", Instant.now());
        ledger.media()
                .move(
                        media.id(),
                        StateChange.to(MediaState.DEFERRED)
                                .with(MediaField.KIND, MediaKind.VIDEO.wireName())
                                .with(MediaField.SIZE, Files.size(source))
                                .with(MediaField.SHA256, Checksum.of(source))
                                .with(MediaField.COMPATIBLE, false));
        ledger.conversions().open(id, source.toString());
        queue.publisher().publish(new ConvertTask(id, SUBMISSION, ConvertPriority.NORMAL, 1));
    }

    /** An image that waits for its upload. */
    void imageWaits(String id) {
        queue.publisher().publish(new UploadTask(UploadPriority.IMAGES, SUBMISSION, List.of(id), 1));
    }

    /** Takes uploads as an upload worker would, until there are none. */
    List<UploadTask> uploadAll() {
        List<UploadTask> taken = new ArrayList<>();
        try (TaskSource<UploadTask> uploads = queue.uploads(1)) {
            Optional<Delivery<UploadTask>> next = uploads.poll(Duration.ofSeconds(10));
            while (next.isPresent()) {
                taken.add(next.get().task());
                next.get().acknowledge();
                next = uploads.poll(Duration.ofSeconds(1));
            }
        }
        return taken;
    }

    MediaFile media(String id) {
        return ledger.media().find(id).orElseThrow();
    }

    MediaState state(String id) {
        return media(id).state();
    }

    Conversion conversion(String id) {
        return ledger.conversions().find(id).orElseThrow();
    }

    /** The converted file, on its way to the target. */
    Path result(String id) throws IOException {
        String checksum = conversion(id).result().orElseThrow().checksum();
        return store.get(ConversionFolders.result(id, checksum)).path();
    }

    @Override
    public void close() {
        queue.close();
        ledger.close();
    }
}
