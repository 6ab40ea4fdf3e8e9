package dev.lull.upload;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.RecordedTraces;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import dev.lull.common.testing.memory.SteppedStore;
import dev.lull.upload.targets.UploadTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One submission on twins of ledger, queue and store, whose originals are deleted once they have arrived. */
final class TwinUploads implements AutoCloseable {

    static final String SUBMISSION = "holiday";
    static final String TARGET = "/target";
    static final int TRIES = 3;

    /** So long that sends are kept by no thread while a test runs. */
    static final Duration LEASE = Duration.ofHours(1);

    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int MOST_DELIVERIES = 10;

    final Steps steps = new Steps();
    final TickingClock clock = new TickingClock();
    final InMemoryLedger ledger = new InMemoryLedger(clock, RETENTION, steps);
    final InMemoryQueue queue = new InMemoryQueue(clock, steps);
    final RecordedTraces recorded = new RecordedTraces();
    final MediaStore store;

    private final Path originals;
    private final Settings settings;
    private final List<InFlightSends> sends = new ArrayList<>();
    private int files;

    TwinUploads(Path folder) throws IOException {
        this(folder, "accept-duplicate");
    }

    /** The same with a policy for unknown outcomes. */
    TwinUploads(Path folder, String unknownOutcome) throws IOException {
        this(folder, unknownOutcome, "delete");
    }

    /** The same, and what becomes of an original that has arrived. */
    TwinUploads(Path folder, String unknownOutcome, String after) throws IOException {
        originals = Files.createDirectories(folder.resolve("originals"));
        store = new SteppedStore(new DirectoryStore(folder.resolve("store")), steps);
        settings = new SettingsLoader()
                .base(Map.of(
                        "target",
                        TARGET,
                        "upload.after",
                        after,
                        "upload.max-tries",
                        Integer.toString(TRIES),
                        "upload.unknown-outcome",
                        unknownOutcome))
                .load();
        ledger.submissions().open(SUBMISSION, List.of("/media/holiday"), TARGET, clock.instant());
    }

    /** A handler in a process of its own, which knows nothing of what others had in hand. */
    UploadHandler worker(UploadTarget target) {
        return worker(target, ledger, queue.publisher());
    }

    /** The same on a ledger and a queue that are looked at. */
    UploadHandler worker(UploadTarget target, Ledger ledger, TaskPublisher publisher) {
        String name = "worker-" + (sends.size() + 1);
        Duration recheck = Duration.ofSeconds(10);
        return new UploadHandler(
                ledger,
                new UploadSource(
                        ledger.conversions(),
                        store,
                        new LocalSourceFiles(SourceRoots.EVERYWHERE),
                        new SidecarOwner(ledger.media())),
                target,
                new UploadCompletion(
                        ledger, publisher, store, new SourceDisposal(ledger.media(), settings), name, clock),
                sends(name),
                new TargetCircuitBreaker(
                        ledger.budget(), TARGET, name, recheck, () -> 1, new TargetOutage(target, recheck, clock)),
                UploadPolicy.of(settings),
                new UploadSteps(recorded.traces(name), "directory"),
                clock);
    }

    /** A whole worker, which takes from the queue what {@link #publish} puts there. The caller closes it. */
    UploadWorker process(String name, UploadTarget target) {
        return new UploadWorker(RoleContexts.of(settings, queue.another(name), ledger, store, name, clock), target);
    }

    void publish(UploadPriority priority, String media) {
        queue.publisher().publish(task(priority, media));
    }

    UploadCompletion completion(String worker) {
        return new UploadCompletion(
                ledger, queue.publisher(), store, new SourceDisposal(ledger.media(), settings), worker, clock);
    }

    InFlightSends sends(String worker) {
        return sends(worker, LEASE);
    }

    InFlightSends sends(String worker, Duration lease) {
        InFlightSends own = new InFlightSends(ledger.sends(), completion(worker), worker, lease);
        sends.add(own);
        return own;
    }

    /** An image or a compatible video that waits for its upload. */
    String queued(MediaKind kind, String name, String content) throws IOException {
        String id = registered(name, content);
        ledger.media().claimContent(Checksum.of(content), TARGET, id);
        ledger.media().move(id, known(StateChange.to(MediaState.QUEUED), id, kind, content));
        return id;
    }

    /** An image of which only its name tells that it is one. */
    String queuedByName(String name, String content, String reason) throws IOException {
        String id = registered(name, content);
        ledger.media().claimContent(Checksum.of(content), TARGET, id);
        StateChange change = StateChange.to(MediaState.QUEUED).because(reason);
        ledger.media().move(id, known(change, id, MediaKind.IMAGE, content));
        return id;
    }

    /** A file with the content of another that was accepted before. */
    String duplicate(String owner, String name, String content) throws IOException {
        String id = registered(name, content);
        ledger.media().addDuplicate(owner, id);
        StateChange duplicate = StateChange.to(MediaState.DUPLICATE).with(MediaField.OWNER, owner);
        ledger.media().move(id, known(duplicate, id, MediaKind.IMAGE, content));
        return id;
    }

    /** A file with the content of another that is on its way. */
    String waiting(String owner, String name, String content) throws IOException {
        String id = registered(name, content);
        ledger.media().addDuplicate(owner, id);
        StateChange waiting = StateChange.to(MediaState.WAITING).with(MediaField.OWNER, owner);
        ledger.media().move(id, known(waiting, id, MediaKind.OTHER, content));
        return id;
    }

    /** A sidecar that waits for its owner. */
    String sidecar(String owner, String name, String content) throws IOException {
        String id = registered(name, content);
        ledger.media().addDuplicate(owner, id);
        StateChange change = StateChange.to(MediaState.QUEUED).with(MediaField.SIDECAR_OF, owner);
        ledger.media().move(id, known(change, id, MediaKind.OTHER, content));
        return id;
    }

    /** A video whose conversion to {@code result}, a remux that lost nothing, is finished and in the store. */
    String converted(String name, String original, String result) throws IOException {
        String id = registered(name, original);
        ledger.media().claimContent(Checksum.of(original), TARGET, id);
        ledger.conversions().open(id, file(id).source());
        ConversionPlan plan = new ConversionPlan(
                ConversionKind.REMUX,
                List.of(Unit.AUDIO),
                List.of(),
                "crf=23",
                "fingerprint",
                "hevc",
                ConversionFolders.results(id),
                ConversionPlan.Content.ALL);
        ledger.conversions().plan(id, plan);
        ledger.conversions().completeUnit(claim(id, Unit.AUDIO), 1, "0");
        Path made = Files.writeString(store.scratch(id).resolve("result.mp4"), result);
        store.put(made, ConversionFolders.result(id, Checksum.of(result)));
        ledger.conversions().complete(claim(id, Unit.ASSEMBLE), result.length(), Checksum.of(result));
        ledger.media().move(id, known(StateChange.to(MediaState.DEFERRED), id, MediaKind.VIDEO, original));
        ledger.media().move(id, StateChange.to(MediaState.CONVERTING));
        ledger.media()
                .move(
                        id,
                        StateChange.to(MediaState.CONVERTED)
                                .with(MediaField.CONVERTED_AT, clock.instant())
                                .with(MediaField.PLAN, ConversionKind.REMUX.wireName())
                                .losing(List.of())
                                .with(MediaField.KEPT, "new container"));
        return id;
    }

    /** The submission is complete with these files, and the steps of a worker count from here. */
    UploadTask task(UploadPriority priority, String... media) {
        ledger.submissions().albums(SUBMISSION, 2);
        ledger.submissions().dispatched(SUBMISSION, clock.instant());
        steps.restart();
        return new UploadTask(priority, SUBMISSION, List.of(media), 1, priority == UploadPriority.IMAGES ? 1 : 0);
    }

    /** Handled as often as the queue would while the task is asked to wait, and the waits pass. */
    void deliver(UploadTask task, UploadTarget target) throws Failure, InterruptedException {
        UploadHandler handler = worker(target);
        for (int delivery = 0; delivery < MOST_DELIVERIES; delivery++) {
            try {
                handler.handle(task);
                return;
            } catch (Failure.HeldElsewhere held) {
                clock.tick(held.left());
            } catch (Failure.RateLimited limited) {
                clock.tick(limited.waitFor());
            }
        }
        throw new AssertionError("asked to wait at each delivery: " + task);
    }

    MediaFile file(String id) {
        return ledger.media().find(id).orElseThrow();
    }

    Path original(String id) {
        return Path.of(file(id).source());
    }

    /** Where the result of the video is, or was, in the store. */
    String stored(String id) {
        return ledger.conversions()
                .find(id)
                .flatMap(Conversion::result)
                .map(result -> ConversionFolders.result(id, result.checksum()))
                .orElse("results/none");
    }

    List<DeadLetter> deadLetters() {
        return queue.published(Topic.DEAD_LETTER).stream()
                .map(DeadLetter.class::cast)
                .toList();
    }

    /** Whether the content of the file may be submitted again. */
    boolean mayComeAgain(String id) {
        String sha256 = file(id).sha256();
        return ledger.media().claimContent(sha256, TARGET, "another").equals("another");
    }

    /** What all work is for: where each file ended and why, what is left of it here, and whether that is all. */
    EndState end() throws IOException {
        Map<String, String> ends = new TreeMap<>();
        for (MediaFile file : ledger.submissions().files(SUBMISSION, 0, files)) {
            String original = Files.exists(Path.of(file.source())) ? "there" : "gone";
            String noted = file.original() == null ? "" : " as noted";
            String result = store.exists(stored(file.id())) ? "there" : "gone";
            ends.put(
                    file.id(),
                    "%s %s %s %d, original %s%s, result %s"
                            .formatted(
                                    file.state(),
                                    file.result(),
                                    file.reason(),
                                    file.attempts(),
                                    original,
                                    noted,
                                    result));
        }
        boolean settled = ledger.submissions().find(SUBMISSION).orElseThrow().settled() != null;
        return new EndState(ends, settled);
    }

    record EndState(Map<String, String> files, boolean settled) {}

    @Override
    public void close() {
        sends.forEach(InFlightSends::close);
        queue.close();
        store.close();
    }

    private String registered(String name, String content) throws IOException {
        files++;
        String id = "media-" + files;
        Path original = Files.writeString(originals.resolve(id), content);
        ledger.media().register(id, SUBMISSION, original.toString(), name, clock.instant());
        return id;
    }

    private StateChange known(StateChange change, String id, MediaKind kind, String content) throws IOException {
        Instant modified = Files.getLastModifiedTime(original(id)).toInstant();
        return change.with(MediaField.KIND, kind.wireName())
                .with(MediaField.SIZE, content.length())
                .with(MediaField.SHA256, Checksum.of(content))
                .with(MediaField.MODIFIED, modified);
    }

    private Claim claim(String id, Unit unit) {
        return ((ClaimResult.Granted) ledger.conversions().claim(id, unit, "converter", LEASE)).claim();
    }
}
