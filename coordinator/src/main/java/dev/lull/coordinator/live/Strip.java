package dev.lull.coordinator.live;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.task.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The units of a film as a row of letters. Of a long film a letter stands for several units that follow each other: it
 * is that of the unit that runs, if one does, and {@code d} only once all of them are done.
 */
final class Strip {

    static final int MOST_CELLS = 400;

    private static final char PENDING = '.';
    private static final char RUNNING = 'r';
    private static final char STANDING = 's';
    private static final char DONE = 'd';

    private final List<Unit> units;
    private final Map<Unit, UnitState> states;
    private final int unitsPerCell;

    private Strip(List<Unit> units, Map<Unit, UnitState> states) {
        this.units = units;
        this.states = states;
        this.unitsPerCell = (units.size() + MOST_CELLS - 1) / MOST_CELLS;
    }

    /** Of the units of its plan; an empty one without a plan. */
    static Strip of(Conversion conversion) {
        List<Unit> units = new ArrayList<>(
                conversion.plan() == null ? List.of() : conversion.plan().units());
        units.sort(Comparator.comparing((Unit unit) -> !unit.isSegment())
                .thenComparingInt(unit -> unit.isSegment() ? unit.segmentNumber() : 0));
        return new Strip(units, conversion.units());
    }

    int units() {
        return units.size();
    }

    /** Where a unit is in {@link #cells}; null for one that is in none. */
    @Nullable
    Integer cell(Unit unit) {
        int place = units.indexOf(unit);
        return place < 0 ? null : place / unitsPerCell;
    }

    /** @param standing whether a unit that runs stands still */
    String cells(Predicate<Unit> standing) {
        StringBuilder cells = new StringBuilder();
        for (int first = 0; first < units.size(); first += unitsPerCell) {
            cells.append(cell(units.subList(first, Math.min(first + unitsPerCell, units.size())), standing));
        }
        return cells.toString();
    }

    private char cell(List<Unit> together, Predicate<Unit> standing) {
        List<Character> letters =
                together.stream().map(unit -> letter(unit, standing)).toList();
        if (letters.contains(RUNNING)) {
            return RUNNING;
        } else if (letters.contains(STANDING)) {
            return STANDING;
        }
        return letters.contains(PENDING) ? PENDING : DONE;
    }

    private char letter(Unit unit, Predicate<Unit> standing) {
        UnitState state = states.get(unit);
        if (state instanceof UnitState.Running) {
            return standing.test(unit) ? STANDING : RUNNING;
        }
        return state instanceof UnitState.Done ? DONE : PENDING;
    }
}
