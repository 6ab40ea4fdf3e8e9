package dev.lull.coordinator.live;

import dev.lull.common.ledger.HistoryTotals;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaCounts;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.ops.BuildVersion;
import dev.lull.common.queue.GateReading;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** Reads {@link LiveState} in a few round trips, whatever there is to be told. Used by one thread. */
public final class LiveSampler {

    private final Ledger ledger;
    private final Supplier<GateReading> gate;
    private final Clock clock;
    private final Lanes lanes = new Lanes();
    private final Films films;
    private final Workers workers;

    /** @param gate its last reading */
    public LiveSampler(Ledger ledger, Workers workers, Supplier<GateReading> gate, Clock clock) {
        this.ledger = ledger;
        this.gate = gate;
        this.clock = clock;
        this.films = new Films(ledger);
        this.workers = workers;
    }

    /** For whoever shows no workers elsewhere. */
    public LiveSampler(Ledger ledger, Supplier<GateReading> gate, Clock clock) {
        this(ledger, new Workers(ledger), gate, clock);
    }

    /** What is going on now. */
    public LiveState read() {
        Instant now = clock.instant();
        GateView gateNow = GateView.of(gate.get());
        try {
            MediaCounts counts = ledger.media().counts();
            HistoryTotals today = ledger.history().totalsOf(LocalDate.ofInstant(now, ZoneOffset.UTC));
            List<WorkerState> present = workers.present();
            WorkInHand inHand = new WorkInHand(present, present.size() < Workers.MOST);
            return new LiveState(
                    now,
                    BuildVersion.text(),
                    gateNow,
                    lanes.of(now, counts, today, inHand),
                    films.read(now, counts, inHand),
                    workers.view(present));
        } catch (Unavailable e) {
            return new LiveState(now, BuildVersion.text(), gateNow, null, null, null);
        }
    }
}
