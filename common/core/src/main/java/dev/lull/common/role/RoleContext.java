package dev.lull.common.role;

import dev.lull.common.gate.Gate;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.Metrics;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.trace.Traces;
import java.time.Clock;

/**
 * What a process lends its roles. The process closes it, after them.
 *
 * @param name of the role in claims, events and logs
 * @param metrics gets what a role counts
 * @param health gets the loops of a role
 * @param traces get what a role does with files
 */
public record RoleContext(
        Settings settings,
        TaskQueue queue,
        Ledger ledger,
        Gate gate,
        MediaStore store,
        SourceFiles sources,
        String name,
        Clock clock,
        Metrics metrics,
        Health health,
        Traces traces) {

    /** The same for another role of the process. */
    public RoleContext withName(String other) {
        return new RoleContext(
                settings, queue, ledger, gate, store, sources, other, clock, metrics, health, traces.of(other));
    }
}
