package dev.lull.bench.chaos.check;

import java.util.List;
import java.util.Map;

/**
 * All that is known when everything has come to rest.
 *
 * @param given what was handed over, as the run remembers it
 * @param originals the SHA-256 of each original that is there, by its path
 * @param target what arrived
 */
public record World(
        List<Given> given,
        Map<String, String> originals,
        List<Arrival> target,
        LedgerState ledger,
        QueueState queue,
        MachineState machine) {}
