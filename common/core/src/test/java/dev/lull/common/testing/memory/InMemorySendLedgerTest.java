package dev.lull.common.testing.memory;

import dev.lull.common.ledger.SendLedgerContract;

class InMemorySendLedgerTest extends LedgerInMemory implements SendLedgerContract {}
