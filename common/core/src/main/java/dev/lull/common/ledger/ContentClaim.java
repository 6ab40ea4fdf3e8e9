package dev.lull.common.ledger;

/**
 * One file's claim to its content.
 *
 * @param content its checksum; of a sidecar what it is known by
 * @param target where files go; the same content for another target is not a duplicate
 */
public record ContentClaim(String content, String target, String media) {}
