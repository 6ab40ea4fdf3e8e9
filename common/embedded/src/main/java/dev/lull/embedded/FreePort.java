package dev.lull.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Ports of loopback that no program listens on. */
public final class FreePort {

    private static final int ANY = 0;

    private FreePort() {}

    /** One that stays free between a stop and a start: no outgoing connection takes it. */
    public static int find() throws IOException {
        List<Integer> ports = EphemeralPorts.ofThisMachine().others().boxed().collect(Collectors.toList());
        Collections.shuffle(ports);
        for (int port : ports) {
            if (is(port)) {
                return port;
            }
        }
        return bound(ANY);
    }

    /** Whether a server could listen there now. */
    public static boolean is(int port) {
        try {
            return bound(port) == port;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int bound(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        }
    }
}
