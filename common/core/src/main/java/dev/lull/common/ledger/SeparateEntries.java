package dev.lull.common.ledger;

import dev.lull.common.lifecycle.UnreadableEntry;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps on several entries of the ledger, of which an unreadable one is named in the log and does not stop the others.
 */
public final class SeparateEntries {

    private static final Logger log = LoggerFactory.getLogger(SeparateEntries.class);

    private SeparateEntries() {}

    public static <T> void forEach(Iterable<T> entries, Consumer<? super T> step) {
        entries.forEach(entry -> attempt(() -> step.accept(entry)));
    }

    /** The step on one entry, which may be unreadable. */
    public static void attempt(Runnable step) {
        try {
            step.run();
        } catch (UnreadableEntry e) {
            log.warn("ledger entry skipped: {}", e.getMessage());
        }
    }
}
