package dev.lull.redis;

import dev.lull.common.ledger.NoticeContract;

class NoticeLedgerIT extends LedgerOnRedis implements NoticeContract {}
