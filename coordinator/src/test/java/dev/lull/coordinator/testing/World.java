package dev.lull.coordinator.testing;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.store.UnpackedFiles;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import dev.lull.common.testing.memory.SteppedStore;
import dev.lull.coordinator.action.BulkAction;
import dev.lull.coordinator.action.Cancel;
import dev.lull.coordinator.intake.SecondIntake;
import dev.lull.coordinator.intake.SingleFileIntake;
import dev.lull.coordinator.reconcile.ReconcileSchedule;
import dev.lull.coordinator.reconcile.Reconciler;
import dev.lull.coordinator.reconcile.Round;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * What a coordinator works on, in memory and in one folder, with one count of steps over all of it. The files of
 * submission {@value #SUBMISSION} go to {@value #TARGET}.
 */
public final class World {

    public static final String SUBMISSION = "s";
    public static final String TARGET = "/target";

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofDays(30);

    public final Steps steps = new Steps();
    public final TickingClock clock = new TickingClock();
    public final InMemoryLedger ledger = new InMemoryLedger(clock, RETENTION, steps);
    public final InMemoryQueue queue = new InMemoryQueue(clock, steps);
    public final MediaJournal journal = new MediaJournal(ledger.media(), queue.publisher(), "test", clock);
    public final Settings settings =
            new SettingsLoader().base(Map.of("target", TARGET)).load();
    public final DirectoryStore bytes;
    public final SteppedStore store;
    public final SourceFiles sources;
    public final SingleFileIntake secondIntake;

    private final Path folder;

    public World(Path folder) {
        try {
            this.folder = Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.bytes = new DirectoryStore(folder.resolve("store"));
        this.store = new SteppedStore(bytes, steps);
        this.sources = new UnpackedFiles(store, new LocalSourceFiles(SourceRoots.EVERYWHERE));
        this.secondIntake = SecondIntake.of(ledger, queue.publisher(), sources, settings, clock);
    }

    /** A submission of these paths that is not looked at yet. */
    public World accepted(List<String> paths) {
        ledger.submissions().open(SUBMISSION, paths, TARGET, clock.instant());
        return this;
    }

    /** A file of a submission that is dispatched; its original is a picture. */
    public World registered(String name) {
        Path source = original(name);
        accepted(List.of(source.toString()));
        ledger.media().register(id(name), SUBMISSION, source.toString(), name, clock.instant());
        ledger.submissions().dispatched(SUBMISSION, clock.instant());
        return this;
    }

    /** The id of the file of this name. */
    public String id(String name) {
        return SecondIntake.id(SUBMISSION, folder.resolve(name).toString());
    }

    private Path original(String name) {
        try {
            return new SmallMedia(folder).jpeg(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, on its regular way up to this state, its content claimed and its files in the store. */
    public World in(MediaState state, String name) {
        registered(name);
        switch (state) {
            case SUBMITTED -> {}
            case WAITING, QUEUED, SKIPPED, DUPLICATE -> looked(name, state, "image");
            case UNPACKING -> move(name, StateChange.to(state).with(MediaField.KIND, "archive"));
            case LOCKED, UNPACKED -> {
                move(name, StateChange.to(MediaState.UNPACKING).with(MediaField.KIND, "archive"));
                move(name, StateChange.to(state).because("no reason"));
            }
            case DEFERRED -> deferred(name);
            case CONVERTING -> planned(name);
            case CONVERTED -> converted(name);
            case UPLOADED -> {
                looked(name, MediaState.QUEUED, "image");
                move(name, StateChange.to(MediaState.UPLOADED).with(MediaField.RESULT, TARGET + "/" + name));
            }
            case QUARANTINED, CANCELLED -> {
                looked(name, MediaState.QUEUED, "image");
                move(name, StateChange.to(state).because("no reason"));
                ledger.media().releaseContent(sha256(name), id(name));
            }
        }
        ledger.submissions().settleIfDone(SUBMISSION, clock.instant());
        return this;
    }

    private void looked(String name, MediaState state, String kind) {
        ledger.media().claimContent(sha256(name), TARGET, id(name));
        move(name, StateChange.to(state).with(MediaField.KIND, kind).with(MediaField.SHA256, sha256(name)));
    }

    private void deferred(String name) {
        looked(name, MediaState.DEFERRED, "video");
        ledger.conversions().open(id(name), folder.resolve(name).toString());
    }

    private void planned(String name) {
        deferred(name);
        ConversionPlan plan = new ConversionPlan(
                ConversionKind.FULL,
                List.of(Unit.segment(0)),
                List.of(),
                "crf=23",
                "f",
                "hevc is not h264",
                ConversionFolders.results(id(name)),
                ConversionPlan.Content.ALL);
        ledger.conversions().plan(id(name), plan);
        stored(ConversionFolders.work(id(name)) + "/segment-0000.mp4");
        move(name, StateChange.to(MediaState.CONVERTING));
    }

    private void converted(String name) {
        planned(name);
        ledger.conversions().completeUnit(claim(name, Unit.segment(0)), 1, "sum");
        ledger.conversions().complete(claim(name, Unit.ASSEMBLE), 1, "sum");
        stored(ConversionFolders.result(id(name), "sum"));
        move(name, StateChange.to(MediaState.CONVERTED));
    }

    public Claim claim(String name, Unit unit) {
        ClaimResult result = ledger.conversions().claim(id(name), unit, "test", Duration.ofMinutes(1));
        return ((ClaimResult.Granted) result).claim();
    }

    public World move(String name, StateChange change) {
        ledger.media().move(id(name), change);
        ledger.submissions().settleIfDone(SUBMISSION, clock.instant());
        return this;
    }

    private void stored(String key) {
        try {
            bytes.put(Files.writeString(folder.resolve("made"), "bytes"), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the content of a file that was put into a state. */
    public static String sha256(String name) {
        return "sha256-of-" + name;
    }

    public MediaFile file(String name) {
        return ledger.media().find(id(name)).orElseThrow();
    }

    public Conversion conversion(String name) {
        return ledger.conversions().find(id(name)).orElseThrow();
    }

    /** An hour passes, and a reconciler has two looks; what is in the store is old by then. */
    public World reconciled() {
        age(folder.resolve("store"));
        clock.tick(Duration.ofHours(1));
        try (Reconciler reconciler = reconciler()) {
            Round.of(reconciler);
            clock.tick(Duration.ofHours(1));
            Round.of(reconciler);
        }
        return this;
    }

    private static void age(Path path) {
        try (Stream<Path> all = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.EPOCH));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What waits for its upload arrives, and a reconciler looks once more. */
    public World uploaded() {
        for (MediaState state : List.of(MediaState.QUEUED, MediaState.CONVERTED)) {
            ledger.media()
                    .inState(state, 0, 100)
                    .forEach(file -> ledger.media().move(file.id(), StateChange.to(MediaState.UPLOADED)));
        }
        return reconciled();
    }

    private void cancelAll(String submission) {
        SourceDisposal sourceDisposal = new SourceDisposal(ledger.media(), settings);
        new BulkAction(ledger).apply(new Cancel(ledger, journal, store, sourceDisposal, clock), submission);
    }

    /** A reconciler that is not started. */
    public Reconciler reconciler() {
        return new Reconciler(
                RoleContexts.of(settings, queue, ledger, store, "test", clock),
                secondIntake::take,
                this::cancelAll,
                new ReconcileSchedule(QUIET, QUIET, Duration.ofDays(9)));
    }

    /** Runs this up to the step at which the process dies; the next call is of another process. */
    public World dying(int step, ThrowingCallable work) {
        steps.restart();
        steps.crashBefore(step);
        Throwable end = Assertions.catchThrowable(work);
        while (end != null && end.getCause() != null) {
            end = end.getCause();
        }
        Assertions.assertThat(end).isInstanceOf(Steps.Crash.class);
        steps.restart();
        return this;
    }

    /** Where everything stands, without the times and attempts that may differ between two runs. */
    public Map<String, String> end() {
        Map<String, String> end = new TreeMap<>();
        ledger.submissions().find(SUBMISSION).ifPresent(submission -> {
            end.put("counts", new TreeMap<>(submission.counts()).toString());
            end.put("albums", String.valueOf(submission.albums()));
            end.put("dispatched", String.valueOf(submission.dispatched() != null));
            end.put("settled", String.valueOf(submission.settled() != null));
        });
        for (MediaFile file : ledger.submissions().files(SUBMISSION, 0, 100)) {
            end.put(
                    file.name(),
                    "%s %s %s %s %s %s"
                            .formatted(
                                    file.state(),
                                    file.kind(),
                                    file.sha256(),
                                    file.reason(),
                                    file.result(),
                                    named(new TreeSet<>(ledger.media().duplicates(file.id())).toString())));
            ledger.conversions()
                    .find(file.id())
                    .ifPresent(conversion -> end.put(
                            file.name() + " conversion",
                            conversion.status() + " " + conversion.error() + " " + conversion.unfinished()));
        }
        return end;
    }

    /** What upload workers and planners were told of, however often. */
    public Set<String> told() {
        Set<String> told = new TreeSet<>();
        for (Topic topic : List.of(Topic.UPLOAD_IMAGES, Topic.UPLOAD_VIDEOS, Topic.UPLOAD_CONVERTED)) {
            queue.published(topic)
                    .forEach(task ->
                            ((UploadTask) task).media().forEach(id -> told.add(named(topic.topicName() + " " + id))));
        }
        queue.published(Topic.CONVERT_DEFERRED).forEach(task -> told.add(named("convert " + task.key())));
        queue.published(Topic.CONVERT_SEGMENTS).forEach(task -> told.add(named("unit of " + task.key())));
        return told;
    }

    /** Whose content it is; empty when it is free. */
    public String owner(String sha256) {
        String owner = ledger.media().claimContent(sha256, TARGET, "");
        if (owner.isEmpty()) {
            ledger.media().releaseContent(sha256, "");
        }
        return named(owner);
    }

    /** With the names of files in place of their ids, which differ from folder to folder. */
    private String named(String text) {
        String named = text;
        for (MediaFile file : ledger.submissions().files(SUBMISSION, 0, 100)) {
            named = named.replace(file.id(), file.name());
        }
        return named;
    }

    /** Everything in the store. */
    public Set<String> stored() {
        Set<String> stored = new TreeSet<>();
        try {
            for (String place : List.of(ConversionFolders.WORK, ConversionFolders.RESULTS)) {
                bytes.list(place).forEach(entry -> stored.add(named(entry.key())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stored;
    }
}
