package dev.lull.redis;

import dev.lull.common.ledger.WatchContract;

class WatchLedgerIT extends LedgerOnRedis implements WatchContract {}
