package dev.lull.common.testing.memory;

import dev.lull.common.ledger.ArchiveContract;

class InMemoryArchiveLedgerTest extends LedgerInMemory implements ArchiveContract {}
