package dev.lull.embedded.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of loopback that nobody uses. */
public final class Ports {

    /** Nodes of a Redis cluster talk to each other on a port so much higher. */
    private static final int BUS = 10_000;

    private static final int LAST = 65_535;
    private static final int TRIES = 100;

    private Ports() {}

    public static int free() throws IOException {
        return take(0);
    }

    /** One whose bus port is free too. */
    static int freeForClusterNode() throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = free();
            if (port + BUS <= LAST && isFree(port + BUS)) {
                return port;
            }
        }
        throw new IOException("no free pair of ports");
    }

    private static boolean isFree(int port) {
        try {
            return take(port) == port;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int take(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
