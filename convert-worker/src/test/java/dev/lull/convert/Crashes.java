package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.Steps;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A crash before each step of a piece of work, one test for each: another worker takes over, and the end is the same.
 */
final class Crashes {

    /** Workers and video for one test. */
    interface Situation {
        TwinFleet fresh() throws Exception;
    }

    /** Something done with them, or asserted of them. */
    interface Part {
        void with(TwinFleet fleet) throws Exception;
    }

    private Crashes() {}

    /**
     * The table.
     *
     * @param work done by the worker that crashes
     * @param takeover done by the one that lives, with what the queue has
     * @param end holds without a crash as well
     */
    static Stream<DynamicTest> table(Situation situation, Part work, Part takeover, Part end) throws Exception {
        TwinFleet clean = situation.fresh();
        work.with(clean);
        List<String> steps = clean.steps.taken();
        DynamicTest without = DynamicTest.dynamicTest("without a crash", () -> end.with(clean));
        return Stream.concat(
                Stream.of(without),
                IntStream.range(0, steps.size())
                        .mapToObj(step ->
                                DynamicTest.dynamicTest("before step " + (step + 1) + ", " + steps.get(step), () -> {
                                    TwinFleet fleet = situation.fresh();
                                    fleet.steps.crashBefore(step);
                                    assertThatThrownBy(() -> work.with(fleet)).isInstanceOf(Steps.Crash.class);
                                    fleet.restart();
                                    takeover.with(fleet);
                                    end.with(fleet);
                                })));
    }
}
