package dev.lull.common.testing.memory;

import dev.lull.common.ledger.HistoryContract;

class InMemoryHistoryLedgerTest extends LedgerInMemory implements HistoryContract {}
