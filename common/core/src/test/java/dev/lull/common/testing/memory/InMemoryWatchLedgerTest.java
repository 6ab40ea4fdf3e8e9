package dev.lull.common.testing.memory;

import dev.lull.common.ledger.WatchContract;

class InMemoryWatchLedgerTest extends LedgerInMemory implements WatchContract {}
