package dev.lull.embedded.testing;

import dev.lull.embedded.FreePort;
import java.io.IOException;

/** Ports of loopback that nobody uses. */
public final class Ports {

    /** Nodes of a Redis cluster talk to each other on a port so much higher. */
    private static final int BUS = 10_000;

    private static final int LAST = 65_535;
    private static final int TRIES = 100;

    private Ports() {}

    /** One whose bus port is free too. */
    static int freeForClusterNode() throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = FreePort.find();
            if (port + BUS <= LAST && FreePort.is(port + BUS)) {
                return port;
            }
        }
        throw new IOException("no free pair of ports");
    }
}
