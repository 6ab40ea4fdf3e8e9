package dev.lull.redis;

import dev.lull.common.ledger.ConversionPlan;

/**
 * A plan as it was read once.
 *
 * @param filePath the original it is made for
 */
record KnownPlan(String filePath, ConversionPlan plan) {}
