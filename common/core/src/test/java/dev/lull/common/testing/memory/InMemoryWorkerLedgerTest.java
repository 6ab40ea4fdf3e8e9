package dev.lull.common.testing.memory;

import dev.lull.common.ledger.WorkerContract;

class InMemoryWorkerLedgerTest extends LedgerInMemory implements WorkerContract {}
