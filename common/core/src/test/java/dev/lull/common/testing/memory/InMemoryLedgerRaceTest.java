package dev.lull.common.testing.memory;

import dev.lull.common.ledger.LedgerRaceContract;

class InMemoryLedgerRaceTest extends LedgerInMemory implements LedgerRaceContract {}
