package dev.lull.redis;

import dev.lull.common.ledger.LedgerRaceContract;

class LedgerRaceIT extends LedgerOnRedis implements LedgerRaceContract {}
