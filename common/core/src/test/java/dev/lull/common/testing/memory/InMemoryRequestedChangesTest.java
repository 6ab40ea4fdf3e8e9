package dev.lull.common.testing.memory;

import dev.lull.common.ledger.RequestedChangesContract;

class InMemoryRequestedChangesTest extends LedgerInMemory implements RequestedChangesContract {}
