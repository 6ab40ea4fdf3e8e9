package dev.lull.common.ledger;

import dev.lull.common.task.Unit;

/**
 * The right to work on one unit. Every write under it carries the token; once another worker took the unit over, the
 * old token is refused.
 *
 * @param token grows with every claim on the same conversion
 */
public record Claim(String conversion, Unit unit, String worker, long token) {}
