package dev.lull.coordinator.history;

import dev.lull.common.task.HistoryEntry;
import java.util.List;

/** Is told by the one coordinator that writes the history, in order to tell others. */
public interface EndListener {

    /** Does nothing. */
    EndListener NOBODY = new EndListener() {
        @Override
        public void ended(List<HistoryEntry> entries) {}

        @Override
        public void turn() {}
    };

    /** These files ended; after a crash it may be told again. */
    void ended(List<HistoryEntry> entries);

    /** Now and then, behind all that ended. */
    void turn();
}
