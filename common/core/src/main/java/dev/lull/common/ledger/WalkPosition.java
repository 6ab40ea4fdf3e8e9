package dev.lull.common.ledger;

/**
 * How far the walk of a submission has come: all before it has been looked at and published, but for what is deferred.
 *
 * @param path number of the path it is at, from 0
 * @param after the last object below that path which is behind it; empty for none
 */
public record WalkPosition(int path, String after) {

    /** Where a walk begins. */
    public static final WalkPosition START = new WalkPosition(0, "");
}
