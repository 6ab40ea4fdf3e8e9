package dev.lull.upload.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.lifecycle.ServiceStack;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.kafka.KafkaQueue;
import dev.lull.redis.RedisLedger;
import dev.lull.upload.UploadWorker;
import dev.lull.upload.targets.UploadTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** One submission with files that are ready to be uploaded, and a worker that uploads them when it is started. */
public final class Uploads implements AutoCloseable {

    /** When all originals were last changed. */
    public static final Instant TAKEN = Instant.parse("2019-07-21T10:15:30Z");

    private static final Duration LEASE = Duration.ofMinutes(1);

    public final String submission = "submission-" + UUID.randomUUID();
    final Path originals;
    public final Path target;
    public final DirectoryStore store;
    public final RedisLedger ledger;

    private final Settings settings;
    private final KafkaQueue queue;
    private final ServiceStack running = new ServiceStack();
    private final Clock clock = Clock.systemUTC();
    private int made;

    public Uploads(EmbeddedServers servers, Path folder) throws IOException {
        this(servers, folder, Map.of());
    }

    /** With more settings, or others than usual. */
    public Uploads(EmbeddedServers servers, Path folder, Map<String, String> more) throws IOException {
        originals = Files.createDirectory(folder.resolve("originals"));
        target = Files.createDirectory(folder.resolve("target"));
        store = new DirectoryStore(folder.resolve("store"));
        Map<String, String> base = new HashMap<>(Map.of(
                "target",
                target.toString(),
                "upload.parallel",
                "1",
                "upload.max-tries",
                "3",
                "upload.retry-pause",
                "10ms",
                "upload.recheck",
                "200ms"));
        base.putAll(servers.settings());
        base.putAll(more);
        settings = new SettingsLoader().base(base).load();
        ledger = running.closing(new RedisLedger(settings));
        queue = running.closing(new KafkaQueue(settings, "test", clock));
        queue.prepare();
        ledger.submissions().open(submission, List.of(originals.toString()), target.toString(), clock.instant());
    }

    /** It runs until this is closed. */
    public void startWorker() {
        running.start(new UploadWorker(context(queue, "upload-test"), TestFfmpeg::get));
    }

    /** The same with this target. */
    public void startWorker(UploadTarget to) {
        running.start(new UploadWorker(context(queue, "upload-test"), to));
    }

    /** One more, with a queue of its own as in a process of its own. */
    public void startAnotherWorker(UploadTarget to) {
        KafkaQueue another = running.closing(new KafkaQueue(settings, "another", clock));
        running.start(new UploadWorker(context(another, "another-test"), to));
    }

    private RoleContext context(TaskQueue from, String name) {
        return RoleContexts.of(settings, from, ledger, store, name, clock);
    }

    /** A file that waits for its upload. */
    public String queued(MediaKind kind, String name, String content) throws IOException {
        String id = registered(name, content);
        String sha256 = sha256(content);
        ledger.media().claimContent(sha256, target.toString(), id);
        ledger.media()
                .move(
                        id,
                        StateChange.to(MediaState.QUEUED)
                                .with(MediaField.KIND, kind.wireName())
                                .with(MediaField.SIZE, Files.size(Path.of(find(id).source())))
                                .with(MediaField.SHA256, sha256)
                                .with(MediaField.MODIFIED, modified(id)));
        return id;
    }

    /** A file with the content of another one that was accepted before. */
    public String duplicate(String owner, String name, String content) throws IOException {
        String id = registered(name, content);
        ledger.media().addDuplicate(owner, id);
        ledger.media()
                .move(
                        id,
                        StateChange.to(MediaState.DUPLICATE)
                                .with(MediaField.OWNER, owner)
                                .with(MediaField.SIZE, content.length())
                                .with(MediaField.SHA256, sha256(content))
                                .with(MediaField.MODIFIED, modified(id)));
        return id;
    }

    private Instant modified(String id) throws IOException {
        return Files.getLastModifiedTime(Path.of(find(id).source())).toInstant();
    }

    /** A video whose conversion to {@code result} is finished, a remux that lost nothing. */
    public String converted(String name, String original, String result) throws IOException {
        String id = registered(name, original);
        Instant now = clock.instant();
        ledger.conversions().open(id, find(id).source());
        ledger.conversions()
                .plan(
                        id,
                        new ConversionPlan(
                                ConversionKind.REMUX,
                                List.of(Unit.AUDIO),
                                List.of(),
                                "crf=23",
                                "print",
                                "test",
                                ConversionFolders.results(id),
                                ConversionPlan.Content.ALL));
        ledger.conversions().completeUnit(claim(id, Unit.AUDIO), 1, "0");
        Path file = Files.writeString(store.scratch("scratch-" + id).resolve("result.mp4"), result);
        ledger.conversions().complete(claim(id, Unit.ASSEMBLE), Files.size(file), sha256(result));
        store.put(file, ConversionFolders.result(id, sha256(result)));
        for (MediaState state : List.of(MediaState.DEFERRED, MediaState.CONVERTING)) {
            ledger.media()
                    .move(
                            id,
                            StateChange.to(state)
                                    .with(MediaField.KIND, "video")
                                    .with(MediaField.SIZE, original.length())
                                    .with(MediaField.SHA256, sha256(original))
                                    .with(MediaField.MODIFIED, modified(id)));
        }
        ledger.media()
                .move(
                        id,
                        StateChange.to(MediaState.CONVERTED)
                                .with(MediaField.CONVERTED_AT, now)
                                .with(MediaField.PLAN, ConversionKind.REMUX.wireName())
                                .losing(List.of())
                                .with(MediaField.KEPT, "new container"));
        return id;
    }

    public void publish(UploadPriority priority, String... media) {
        queue.publisher().publish(new UploadTask(priority, submission, List.of(media), 1));
    }

    /** Everything has been looked at and published. */
    public void dispatched() {
        ledger.submissions().dispatched(submission, clock.instant());
    }

    public MediaFile find(String id) {
        return ledger.media().find(id).orElseThrow();
    }

    public MediaFile awaitSettled(String id) {
        return Awaitility.await(id)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> find(id), file -> file.state().settled());
    }

    /** Files in the target by name, hidden ones too, with their content. */
    public Map<String, String> inTarget() throws IOException {
        Map<String, String> files = new HashMap<>();
        try (var paths = Files.walk(target)) {
            for (Path path : paths.filter(each -> !each.equals(target)).toList()) {
                files.put(
                        target.relativize(path).toString(),
                        Files.isDirectory(path) ? "(a folder)" : Files.readString(path));
            }
        }
        return files;
    }

    public static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        running.close();
    }

    private String registered(String name, String content) throws IOException {
        made++;
        String id = submission + "-" + made;
        Path original = Files.writeString(originals.resolve("original-" + made), content);
        Files.setLastModifiedTime(original, FileTime.from(TAKEN));
        ledger.media().register(id, submission, original.toString(), name, clock.instant());
        return id;
    }

    private Claim claim(String id, Unit unit) {
        ClaimResult attempt = ledger.conversions().claim(id, unit, "test", LEASE);
        return ((ClaimResult.Granted) attempt).claim();
    }
}
