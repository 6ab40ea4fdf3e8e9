package dev.lull.standalone.progress;

/**
 * What a picture has to fit into.
 *
 * @param columns the cells of a line; {@link #UNBOUNDED} where lines may be as long as they are
 */
public record Viewport(int rows, int columns) {

    static final int UNBOUNDED = Integer.MAX_VALUE;

    /** For lines that are read by themselves, as in a log. */
    static final Viewport NONE = new Viewport(UNBOUNDED, UNBOUNDED);

    boolean bounded() {
        return columns != UNBOUNDED;
    }
}
