package dev.lull.coordinator.live;

import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.media.MediaFile;
import dev.lull.coordinator.live.WorkersView.WorkerView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Reads who is at work, with the names of the files that they hold. */
public final class Workers {

    static final int MOST = 200;

    private static final int MOST_NAMES = 10_000;

    private final Ledger ledger;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    public Workers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A part of those that are there, longest there first. */
    public List<WorkerView> page(int offset, int limit) {
        return shown(ledger.workers().present(offset, limit));
    }

    List<WorkerState> present() {
        return ledger.workers().present(0, MOST);
    }

    WorkersView view(List<WorkerState> present) {
        long total = present.size() < MOST ? present.size() : ledger.workers().count();
        return new WorkersView(total, shown(present));
    }

    private List<WorkerView> shown(List<WorkerState> workers) {
        learn(workers.stream().flatMap(each -> each.holds().stream()));
        return workers.stream().map(each -> WorkerView.of(each, names)).toList();
    }

    /** A file keeps its name, so each is asked for once; of very many at once some are asked for later. */
    private void learn(Stream<HeldTask> holds) {
        if (names.size() > MOST_NAMES) {
            names.clear();
        }
        List<String> unknown = holds.map(HeldTask::media)
                .distinct()
                .filter(id -> !names.containsKey(id))
                .limit(MOST)
                .toList();
        if (!unknown.isEmpty()) {
            ledger.media().findAll(unknown).forEach(file -> names.put(file.id(), nameOf(file)));
        }
    }

    /** Of the file by itself. */
    static String nameOf(MediaFile file) {
        return file.source().substring(file.source().lastIndexOf('/') + 1);
    }
}
