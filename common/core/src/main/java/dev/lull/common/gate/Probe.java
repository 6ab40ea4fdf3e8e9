package dev.lull.common.gate;

import java.io.IOException;
import java.util.Optional;

/** Asks something outside Lull whether conversions may run. */
interface Probe {

    /**
     * Asks now, within some seconds.
     *
     * @return why not, in one line; empty when they may
     * @throws IOException when it cannot be asked
     */
    Optional<String> ask() throws IOException, InterruptedException;
}
