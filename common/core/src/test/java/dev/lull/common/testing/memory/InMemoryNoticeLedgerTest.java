package dev.lull.common.testing.memory;

import dev.lull.common.ledger.NoticeContract;

class InMemoryNoticeLedgerTest extends LedgerInMemory implements NoticeContract {}
