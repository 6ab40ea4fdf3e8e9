package dev.lull.common.testing.memory;

import dev.lull.common.ledger.MediaLedgerContract;

class InMemoryMediaLedgerTest extends LedgerInMemory implements MediaLedgerContract {}
