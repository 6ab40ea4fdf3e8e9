package dev.lull.bench.chaos.check;

import java.util.List;

/**
 * What the run left on the machine.
 *
 * @param store files in the store
 * @param processes that still run
 * @param badEnds processes that ended unasked, or did not end as they were told to
 * @param errors lines of level ERROR in the logs, those of libraries too
 * @param unsettled what was still going on when the wait for the end was over
 */
public record MachineState(
        List<String> store,
        List<String> processes,
        List<String> badEnds,
        List<String> errors,
        List<String> unsettled) {}
