package dev.lull.redis;

import dev.lull.common.ledger.SendLedgerContract;

class SendLedgerIT extends LedgerOnRedis implements SendLedgerContract {}
