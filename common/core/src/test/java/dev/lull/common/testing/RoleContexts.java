package dev.lull.common.testing;

import dev.lull.common.gate.Gate;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ops.Health;
import dev.lull.common.ops.Metrics;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.store.UnpackedFiles;
import dev.lull.common.trace.Traces;
import java.time.Clock;

/** The context of a role in a test: originals on the disk, metrics and health of its own. */
public final class RoleContexts {

    private RoleContexts() {}

    public static RoleContext of(
            Settings settings, TaskQueue queue, Ledger ledger, MediaStore store, String name, Clock clock) {
        return new RoleContext(
                settings,
                queue,
                ledger,
                Gate.of(queue.uploadGate(), ledger.pauses(), settings, clock),
                store,
                new UnpackedFiles(store, new LocalSourceFiles(SourceRoots.EVERYWHERE)),
                name,
                clock,
                new Metrics(),
                new Health(clock),
                Traces.OFF);
    }
}
