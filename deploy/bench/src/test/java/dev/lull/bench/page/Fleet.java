package dev.lull.bench.page;

import dev.lull.common.ledger.Claim;
import dev.lull.common.ledger.ClaimResult;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaFile;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** As many workers as the page is told of, at the films that stand first on it, each of them two hours long. */
final class Fleet {

    static final int WORKERS = 200;
    static final int FILMS = 50;

    private static final int SEGMENTS = 720;
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final List<MediaFile> films;
    private final Instant since = Instant.now();
    private List<Held> held = new ArrayList<>();
    private int next;

    private record Held(String worker, Claim claim) {}

    /** @param films as many as {@link #FILMS}, being converted */
    Fleet(Ledger ledger, List<MediaFile> films) {
        this.ledger = ledger;
        this.films = films;
        for (MediaFile film : films) {
            ledger.conversions().open(film.id(), film.source());
            ledger.conversions().plan(film.id(), plan(film.id()));
        }
    }

    private static ConversionPlan plan(String id) {
        List<Unit> units = new ArrayList<>(
                IntStream.range(0, SEGMENTS).mapToObj(Unit::segment).toList());
        units.add(Unit.AUDIO);
        return new ConversionPlan(
                ConversionKind.FULL,
                units,
                LongStream.range(0, SEGMENTS).boxed().toList(),
                "profile=web encoder=libx264",
                "fingerprint of " + id,
                "hevc is not h264",
                "conversions/" + id,
                ConversionPlan.Content.ALL);
    }

    /** Each worker ends its unit and takes the next one; then all of them tell of it. Once a second or so. */
    void step() {
        for (Held each : held) {
            ledger.conversions().completeUnit(each.claim(), new UnitState.Done(1_000_000, "checksum", 0.99));
        }
        held = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            take("worker-" + worker, films.get(worker % films.size()).id());
        }
        Instant now = Instant.now();
        for (Held each : held) {
            HeldTask task = new HeldTask(
                    Topic.CONVERT_SEGMENTS,
                    each.claim().conversion(),
                    1,
                    each.claim().unit(),
                    now,
                    false,
                    (next % 97) / 97.0);
            ledger.workers()
                    .report(
                            new WorkerState(each.worker(), "convert", "0.1.0", since, now, now, List.of(task)),
                            LIFETIME);
        }
    }

    private void take(String worker, String film) {
        Unit unit = Unit.segment(next++ / films.size() % SEGMENTS);
        if (ledger.conversions().claim(film, unit, worker, LEASE) instanceof ClaimResult.Granted granted) {
            held.add(new Held(worker, granted.claim()));
        }
    }
}
