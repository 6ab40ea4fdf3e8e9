package dev.lull.redis;

import dev.lull.common.ledger.RequestedChangesContract;

class RequestedChangesIT extends LedgerOnRedis implements RequestedChangesContract {}
