package dev.lull.common.ledger;

import java.time.Instant;

/**
 * A file to be noted.
 *
 * @param source absolute path, or URI of an object
 * @param name where it goes below the target
 */
public record Registration(String id, String submission, String source, String name, Instant at) {}
