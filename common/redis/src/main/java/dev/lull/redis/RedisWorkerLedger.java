package dev.lull.redis;

import dev.lull.common.ledger.WorkerLedger;
import dev.lull.common.ledger.WorkerState;
import java.time.Duration;
import java.util.List;

/** A hash for each worker, which expires, and a sorted set of their names by when they began. */
final class RedisWorkerLedger implements WorkerLedger {

    private final Redis redis;
    private final Keys keys;
    private final Index index;

    RedisWorkerLedger(Redis redis, Index index) {
        this.redis = redis;
        this.keys = redis.keys();
        this.index = index;
    }

    @Override
    public void report(WorkerState worker, Duration lifetime) {
        redis.run(Script.WORKER_REPORT, keys.worker(worker.name()), WorkerHash.arguments(worker, lifetime));
        index.put(keys.workers(), worker.name(), worker.since());
    }

    @Override
    public void leave(String name) {
        redis.delete(keys.worker(name));
        index.remove(keys.workers(), List.of(name));
    }

    @Override
    public List<WorkerState> present(int offset, int limit) {
        return index.read(keys.workers(), offset, limit, keys::worker, WorkerHash::find);
    }

    @Override
    public long count() {
        return index.sizes(List.of(keys.workers())).get(0);
    }
}
