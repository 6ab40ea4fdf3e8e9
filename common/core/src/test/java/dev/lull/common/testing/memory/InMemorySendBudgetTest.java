package dev.lull.common.testing.memory;

import dev.lull.common.ledger.SendBudgetContract;

class InMemorySendBudgetTest extends LedgerInMemory implements SendBudgetContract {}
