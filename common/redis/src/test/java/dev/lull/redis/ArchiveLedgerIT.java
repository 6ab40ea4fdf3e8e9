package dev.lull.redis;

import dev.lull.common.ledger.ArchiveContract;

class ArchiveLedgerIT extends LedgerOnRedis implements ArchiveContract {}
