package dev.lull.common.ledger;

/**
 * What the files of a submission are called at the target, where its paths were not given by a person: each is a file
 * below the folder, and its name is its path from there on.
 *
 * @param folder absolute
 * @param prefix before each name, {@code /} between folders, without one at its ends; empty for none
 */
public record Naming(String folder, String prefix) {}
