package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.task.Message;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What crashes leave behind, in memory, and reconcilers that are given their rounds by hand. */
abstract class Reconciling {

    static final String KEPT = "picture and sound encoded, 1 audio track kept";
    static final Loss LOSS = new Loss("subtitles (hdmv_pgs_subtitle, eng)", "MP4 cannot hold bitmap subtitles");

    static final Duration QUIET = Duration.ofMillis(200);
    static final Duration LITTER_AGE = Duration.ofHours(1);
    static final Instant LONG_AGO = Instant.parse("2026-11-22T09:00:00Z");

    final TickingClock clock = new TickingClock();
    final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    final Steps atTheQueue = new Steps();
    final InMemoryQueue queue = new InMemoryQueue(clock, atTheQueue);

    @TempDir
    Path folder;

    DirectoryStore store;

    /** Files that reconcilers wanted to be taken in again. */
    final List<MediaFile> takenInAgain = new ArrayList<>();

    @BeforeEach
    void store() {
        store = new DirectoryStore(folder.resolve("store"));
    }

    Reconciler reconciler() {
        return reconciler(QUIET);
    }

    Reconciler reconciler(Duration quiet) {
        return reconciler(quiet, clock);
    }

    /** One of a machine that has this clock. */
    Reconciler reconciler(Duration quiet, Clock machine) {
        return new Reconciler(
                RoleContexts.of(new SettingsLoader().base(Map.of()).load(), queue, ledger, store, "test", machine),
                takenInAgain::add,
                submission -> {},
                new ReconcileSchedule(QUIET, quiet, LITTER_AGE));
    }

    /** A second passes before each round. */
    void rounds(Reconciler reconciler, int count) {
        for (int round = 0; round < count; round++) {
            clock.tick(Duration.ofSeconds(1));
            reconciler.round();
        }
    }

    /** A file of a submission of its own that was looked at to its end; its original exists. */
    void registered(String id) throws IOException {
        Path source = Files.writeString(folder.resolve(id), id);
        ledger.submissions().open("s-" + id, List.of(source.toString()), "/out", LONG_AGO);
        ledger.media().register(id, "s-" + id, source.toString(), id, LONG_AGO);
        ledger.submissions().dispatched("s-" + id, LONG_AGO);
    }

    void queuedImage(String id) throws IOException {
        registered(id);
        ledger.media().move(id, StateChange.to(MediaState.QUEUED).with(MediaField.KIND, "image"));
    }

    void deferred(String id) throws IOException {
        registered(id);
        ledger.media().move(id, StateChange.to(MediaState.DEFERRED).with(MediaField.KIND, "video"));
    }

    /** A video that waits to be planned. */
    void opened(String id) throws IOException {
        deferred(id);
        ledger.conversions().open(id, folder.resolve(id).toString());
    }

    /** A video that was planned to be made in so many segments. */
    void planned(String id, int segments) throws IOException {
        opened(id);
        List<Unit> units = IntStream.range(0, segments).mapToObj(Unit::segment).toList();
        ConversionPlan plan = new ConversionPlan(
                ConversionKind.FULL,
                units,
                List.of(),
                "crf=23",
                "f",
                "hevc is not h264",
                ConversionFolders.results(id),
                new ConversionPlan.Content(KEPT, List.of(LOSS)));
        ledger.conversions().plan(id, plan);
        ledger.media().move(id, StateChange.to(MediaState.CONVERTING));
    }

    void done(String id, Unit unit) {
        UnitState.Done done = new UnitState.Done(1, "sum", 0.982);
        ledger.conversions().completeUnit(claim(id, unit, Duration.ofMinutes(1)), done);
    }

    /** A video that was converted to its end, though its file's state does not tell. */
    void converted(String id) throws IOException {
        planned(id, 1);
        done(id, Unit.segment(0));
        ledger.conversions().complete(claim(id, Unit.ASSEMBLE, Duration.ofMinutes(1)), 1, "sum");
    }

    Claim claim(String id, Unit unit, Duration lease) {
        ClaimResult attempt = ledger.conversions().claim(id, unit, "test", lease);
        return ((ClaimResult.Granted) attempt).claim();
    }

    MediaFile media(String id) {
        return ledger.media().find(id).orElseThrow();
    }

    Conversion conversion(String id) {
        return ledger.conversions().find(id).orElseThrow();
    }

    /** The messages with this key, published by whomever. */
    List<Message> messages(Topic topic, String key) {
        return queue.published(topic).stream()
                .filter(message -> message.key().equals(key))
                .toList();
    }
}
