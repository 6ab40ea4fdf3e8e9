package dev.lull.convert.assemble;

import dev.lull.common.task.Unit;

/** A unit that was finished is not in the store as it was finished; it has to be made again. */
public final class BadUnit extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Unit unit;

    BadUnit(Unit unit, String what) {
        super(unit + " " + what);
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** One line for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
