package dev.lull.common.testing.memory;

import dev.lull.common.ledger.PauseContract;

class InMemoryPauseLedgerTest extends LedgerInMemory implements PauseContract {}
