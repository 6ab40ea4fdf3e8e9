package dev.lull.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * The ports that the kernel gives to outgoing connections. A server that listens on one of them may find it taken by
 * any program when it starts again.
 */
record EphemeralPorts(int first, int last) {

    /** Below are the ports of well-known services. */
    private static final int LOWEST = 10_000;

    private static final int HIGHEST = 65_535;

    /** As RFC 6335 has it. */
    private static final EphemeralPorts USUAL = new EphemeralPorts(49_152, HIGHEST);

    private static final Path LINUX = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    static EphemeralPorts ofThisMachine() throws IOException {
        if (!Files.isReadable(LINUX)) {
            return USUAL;
        }
        // the kernel gives it to one read, so a read that begins with a single byte gets no more than that
        try (BufferedReader range = Files.newBufferedReader(LINUX)) {
            return parse(range.readLine());
        }
    }

    /** @param range two numbers, as Linux writes them */
    static EphemeralPorts parse(String range) {
        String[] bounds = range.strip().split("\\s+", 2);
        return new EphemeralPorts(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
    }

    /** The ports for servers, lowest first; none where the kernel takes all. */
    IntStream others() {
        return IntStream.rangeClosed(LOWEST, HIGHEST).filter(port -> port < first || port > last);
    }
}
