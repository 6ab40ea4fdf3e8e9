package dev.lull.upload.targets.telegram;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that hold back little of what is written. The kernel would buffer megabytes, and on a slow line a call would
 * wait for its answer long before it has left this machine; that wait would look like an answer that does not come.
 */
final class SmallSendBuffers extends SocketFactory {

    /** At 10 kB/s gone within half a minute; at 50 ms to the server still 5 MB/s. */
    private static final int BYTES = 256 * 1024;

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        socket.setSendBufferSize(BYTES);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
