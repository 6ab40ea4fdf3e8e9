package dev.lull.common.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A way to a server on this machine that can be made a bad one. */
public final class FaultyLink implements AutoCloseable {

    /** What is wrong with the link, for connections that are open and for new ones. */
    public enum Fault {
        NONE,
        /** Every connection breaks within the first body. */
        CUT,
        /** One bit within every body comes out wrong. */
        FLIPPED_BIT,
        /** 10 kB/s. */
        SLOW,
        /** Everything is taken and nothing answered. */
        SILENT,
        /** The server is replaced by one that asks for fewer requests. */
        BUSY,
        /** The next body arrives, but the answer to it does not; then all is well again. */
        ONE_ANSWER_LOST
    }

    /** Further than any header, and within every body that a test means. */
    private static final long WITHIN_THE_BODY = 20_000;

    private static final int SLOW_CHUNK = 1_000;
    private static final long SLOW_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private static final byte[] SLOW_DOWN = """
            HTTP/1.1 503 Slow Down\r
            Content-Type: application/xml\r
            Retry-After: 7\r
            Content-Length: 67\r
            Connection: close\r
            \r
            <Error><Code>SlowDown</Code><Message>slow down!!</Message></Error>
            """.getBytes(StandardCharsets.US_ASCII);

    private final int server;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Fault fault = Fault.NONE;

    /** A good link to this port. */
    public FaultyLink(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void becomes(Fault now) {
        fault = now;
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                open.add(client);
                connect(client);
            }
        } catch (IOException closed) {
            // the end of the link
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(there);
            Connection connection = new Connection(client, there);
            threads.execute(connection::toTheServer);
            threads.execute(connection::toTheClient);
        } catch (IOException serverIsDown) {
            client.close();
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket there;
        private volatile long sent;

        Connection(Socket client, Socket there) {
            this.client = client;
            this.there = there;
        }

        void toTheServer() {
            byte[] buffer = new byte[SLOW_CHUNK * 8];
            try (client;
                    there) {
                InputStream in = client.getInputStream();
                int read;
                while ((read = in.read(buffer, 0, fault == Fault.SLOW ? SLOW_CHUNK : buffer.length)) >= 0) {
                    pass(buffer, read);
                }
            } catch (IOException broken) {
                // both ends learn of it
            }
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
        private void pass(byte[] buffer, int read) throws IOException {
            boolean withinTheBody = sent <= WITHIN_THE_BODY && sent + read > WITHIN_THE_BODY;
            sent += read;
            switch (fault) {
                case CUT -> {
                    if (withinTheBody) {
                        throw new IOException("cut");
                    }
                }
                case FLIPPED_BIT -> {
                    if (withinTheBody) {
                        buffer[read - 1] ^= 1;
                    }
                }
                case SLOW -> LockSupport.parkNanos(SLOW_PAUSE);
                case SILENT -> {
                    return;
                }
                case BUSY -> {
                    client.getOutputStream().write(SLOW_DOWN);
                    throw new IOException("answered");
                }
                case NONE, ONE_ANSWER_LOST -> {}
            }
            there.getOutputStream().write(buffer, 0, read);
        }

        void toTheClient() {
            byte[] buffer = new byte[SLOW_CHUNK * 8];
            try (client;
                    there) {
                OutputStream out = client.getOutputStream();
                int read;
                while ((read = there.getInputStream().read(buffer)) >= 0) {
                    if (fault == Fault.ONE_ANSWER_LOST && sent > WITHIN_THE_BODY) {
                        fault = Fault.NONE;
                        return;
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException broken) {
                // both ends learn of it
            }
        }
    }
}
