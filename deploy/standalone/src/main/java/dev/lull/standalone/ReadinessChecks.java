package dev.lull.standalone;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ops.Health;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.UploadLag;
import dev.lull.s3.store.Storage;
import java.time.Clock;

/** What no role can work without. */
final class ReadinessChecks {

    private ReadinessChecks() {}

    /** The health of a process that needs all of them. */
    static Health of(Clock clock, TaskQueue queue, Ledger ledger, Storage storage) {
        UploadLag lag = queue.uploadLag();
        return new Health(clock)
                .needs("queue", lag::read)
                .needs("ledger", ledger::ping)
                .needs("store", storage.store()::check);
    }
}
