package dev.lull.upload.targets;

/**
 * The target has the file, durably.
 *
 * @param location the target's own name for it
 * @param alreadyThere whether it was found there, brought by an earlier try or by another client
 */
public record Receipt(String location, boolean alreadyThere) {}
