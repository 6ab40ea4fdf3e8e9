package dev.lull.redis;

import dev.lull.common.ledger.WorkerContract;

class WorkerLedgerIT extends LedgerOnRedis implements WorkerContract {}
