package dev.lull.convert.testing;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Checksum;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.queue.UploadGate;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.MediaStore;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import dev.lull.common.testing.memory.SteppedStore;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.encode.PlanTools;
import dev.lull.convert.job.ConversionFiles;
import dev.lull.convert.job.ConversionJob;
import dev.lull.convert.meter.UnitMeters;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A video that waits to be converted, and twins of everything outside a worker's process. */
public class OneConversion {

    public static final String ID = "film";
    public static final String SUBMISSION = "s1";
    public static final ConvertTask TASK = new ConvertTask(ID, SUBMISSION, ConvertPriority.NORMAL, 1);
    public static final Duration LEASE = Duration.ofMinutes(1);

    public final Steps steps = new Steps();
    public final TickingClock clock = new TickingClock();
    public final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1), steps);
    public final InMemoryQueue queue = new InMemoryQueue(clock, steps);
    /** What a worker waits with; each try may be the one at which the ledger answers again. */
    public final UntilAvailable untilAvailable = new UntilAvailable(Duration.ofMillis(1), this::asked);

    public final MockClock monotonic = new MockClock();
    public final SimpleMeterRegistry numbers = new SimpleMeterRegistry(SimpleConfig.DEFAULT, monotonic);
    public final UnitMeters meters = new UnitMeters(numbers);

    private final Map<Integer, Runnable> whenAsked = new HashMap<>();
    private int asked;

    public final FakeAnalyzer analyzer = new FakeAnalyzer();
    public final FakeEncoder encoder = new FakeEncoder(analyzer);
    /** What the tools find when they compare two frames. */
    public double alike = 1;

    /** Whether they make a picture of them. */
    public boolean draws = true;

    /** What is in the store; looking there, or changing it, is no step. */
    public final DirectoryStore files;

    /** The store as a worker has it. */
    public final MediaStore store;

    public final Path source;

    public OneConversion(Path folder, MediaAnalysis original) throws IOException {
        files = new DirectoryStore(Files.createDirectories(folder.resolve("store")));
        store = new SteppedStore(files, steps);
        source = Files.write(folder.resolve("film.mkv"), Mp4Bytes.ascii("the original"));
        analyzer.learn(Files.readAllBytes(source), original);
        openGate();
        ledger.submissions().open(SUBMISSION, List.of("/in"), "/out", clock.instant());
        defer(ID, source);
        steps.restart();
    }

    private void openGate() {
        queue.uploadGate().check();
        clock.tick(UploadGate.SETTLE_TIME);
        queue.uploadGate().check();
    }

    /** Another video like it waits. */
    public void defer(String id) throws IOException {
        Path another = source.resolveSibling(id + ".mkv");
        defer(id, Files.write(another, Mp4Bytes.ascii("the original")));
    }

    /** What the coordinator does with an incompatible video. */
    private void defer(String id, Path file) throws IOException {
        ledger.media().register(id, SUBMISSION, file.toString(), id + ".mkv", clock.instant());
        ledger.media()
                .move(
                        id,
                        StateChange.to(MediaState.DEFERRED)
                                .with(MediaField.KIND, MediaKind.VIDEO.wireName())
                                .with(MediaField.SIZE, Files.size(file))
                                .with(MediaField.SHA256, Checksum.of(file))
                                .with(MediaField.COMPATIBLE, false));
        ledger.conversions().open(id, file.toString());
        queue.publisher().publish(new ConvertTask(id, SUBMISSION, ConvertPriority.NORMAL, 1));
    }

    /** Writes this plan to the checkpoint. */
    public ConversionJob plan(ConversionPlan plan) {
        ledger.conversions().plan(ID, plan);
        return job();
    }

    /** Claims the unit for a worker. */
    public Claim claim(Unit unit, String worker) {
        ClaimResult result = ledger.conversions().claim(ID, unit, worker, LEASE);
        if (result instanceof ClaimResult.Granted granted) {
            return granted.claim();
        }
        throw new AssertionError(unit + " is not granted: " + result);
    }

    /** Puts the unit into the store and notes it as done. */
    public void finish(Unit unit, byte[] content) throws IOException {
        Claim claim = claim(unit, "earlier-worker");
        Path file = Files.write(files.scratch("incoming").resolve("file"), content);
        String checksum = Checksum.of(file);
        files.put(file, new ConversionFiles(ID).unit(unit, checksum));
        if (unit.equals(Unit.AUDIO)) {
            analyzer.learn(content, new MediaAnalysis(SomeFacts.facts().build(), Map.of(0, SomeMedia.audio(30))));
        }
        ledger.conversions().completeUnit(claim, content.length, checksum);
    }

    /** What makes files for players of the web, and finds all frames equally {@link #alike}. */
    public PlanTools tools() {
        return new PlanTools(TargetProfile.WEB, encoder, Verifiers.of(analyzer, TargetProfile.WEB, alike, draws));
    }

    public ConversionJob job() {
        return new ConversionJob(media(), conversion());
    }

    /** The ledger is away, until a worker that waits for it has asked so often in vain. */
    public void disconnectFor(int tries) {
        ledger.disconnect();
        whenAsked(tries + 1, ledger::reconnect);
    }

    /** Happens before a worker asks so many more times. */
    public void whenAsked(int times, Runnable what) {
        whenAsked.put(asked + times, what);
    }

    private void asked() {
        asked++;
        whenAsked.getOrDefault(asked, () -> {}).run();
    }

    public static UnitTask task(Unit unit) {
        return new UnitTask(ID, unit, false, 1);
    }

    public MediaFile media() {
        return ledger.media().find(ID).orElseThrow();
    }

    public Conversion conversion() {
        return ledger.conversions().find(ID).orElseThrow();
    }

    /** What the encoder wrote into the file that is on its way to the target. */
    public String result() throws IOException {
        try (HeldFile result = files.get(new ConversionFiles(ID)
                .result(conversion().result().orElseThrow().checksum()))) {
            String all = Files.readString(result.path(), StandardCharsets.US_ASCII);
            return all.substring(all.indexOf("mdat") + 4, all.indexOf("moov") - 4);
        }
    }

    public boolean hasWorkFiles() throws IOException {
        return !files.list(new ConversionFiles(ID).folder()).isEmpty();
    }

    public List<UploadTask> uploads() {
        return queue.published(Topic.UPLOAD_CONVERTED).stream()
                .map(UploadTask.class::cast)
                .toList();
    }

    public List<DeadLetter> deadLetters() {
        return queue.published(Topic.DEAD_LETTER).stream()
                .map(DeadLetter.class::cast)
                .toList();
    }

    public List<UnitTask> unitTasks() {
        return queue.published(Topic.CONVERT_SEGMENTS).stream()
                .map(UnitTask.class::cast)
                .toList();
    }
}
