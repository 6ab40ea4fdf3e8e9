package dev.lull.coordinator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StripTest {

    private final Map<Unit, UnitState> states = new HashMap<>();

    private Strip film(int segments) {
        List<Unit> units = new ArrayList<>(List.of(Unit.AUDIO));
        for (int i = segments - 1; i >= 0; i--) {
            units.add(Unit.segment(i));
        }
        units.forEach(unit -> states.putIfAbsent(unit, new UnitState.Pending()));
        ConversionPlan plan = new ConversionPlan(
                ConversionKind.FULL,
                units,
                LongStream.range(0, segments).boxed().toList(),
                "",
                "f",
                "why",
                "out",
                ConversionPlan.Content.ALL);
        return Strip.of(new Conversion(
                "id",
                "/in",
                ConversionStatus.IN_PROGRESS,
                ConvertPriority.NORMAL,
                plan,
                0,
                0,
                null,
                null,
                Instant.EPOCH,
                states));
    }

    private void done(int from, int to) {
        for (int i = from; i < to; i++) {
            states.put(Unit.segment(i), new UnitState.Done(1, "sum"));
        }
    }

    private void running(Unit unit) {
        states.put(unit, new UnitState.Running("worker", 1, Instant.EPOCH));
    }

    @Test
    void unitsAreInTheOrderInWhichTheyPlayAndTheSoundIsLast() {
        done(0, 2);
        running(Unit.segment(2));
        running(Unit.segment(10));
        running(Unit.AUDIO);

        assertThat(film(12).cells(Unit.segment(10)::equals)).isEqualTo("ddr.......s.r");
        assertThat(film(12).cell(Unit.segment(10))).isEqualTo(10);
        assertThat(film(12).cell(Unit.AUDIO)).isEqualTo(12);
        assertThat(film(12).cell(Unit.ASSEMBLE)).isNull();
    }

    @Test
    void ofALongFilmEachCellStandsForSeveralAndIsDoneWhenAllOfThemAre() {
        done(0, 6);
        running(Unit.segment(8));
        Strip strip = film(1000);

        String cells = strip.cells(unit -> false);
        assertThat(cells).hasSize(334).startsWith("ddr..");
        assertThat(strip.cell(Unit.segment(8))).isEqualTo(2);
        assertThat(strip.cell(Unit.AUDIO)).isEqualTo(333);
        done(6, 8);
        assertThat(film(1000).cells(Unit.segment(8)::equals)).startsWith("dds..");
    }

    @Test
    void noFilmHasMoreCellsThanFitAndEachUnitIsInOne() {
        for (int segments : List.of(1, 398, 399, 400, 401, 799, 800, 100_000)) {
            Strip strip = film(segments);
            String cells = strip.cells(unit -> false);
            assertThat(cells.length()).isBetween(1, Strip.MOST_CELLS);
            assertThat(strip.cell(Unit.AUDIO)).isEqualTo(cells.length() - 1);
        }
    }
}
