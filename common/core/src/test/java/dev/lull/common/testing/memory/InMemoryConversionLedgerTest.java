package dev.lull.common.testing.memory;

import dev.lull.common.ledger.CheckpointContract;
import dev.lull.common.ledger.ClaimContract;

class InMemoryConversionLedgerTest extends LedgerInMemory implements ClaimContract, CheckpointContract {}
