package dev.lull.redis;

import dev.lull.common.ledger.HistoryContract;

class HistoryLedgerIT extends LedgerOnRedis implements HistoryContract {}
