package dev.lull.upload.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;

/** Sockets that take little ahead of their reader, so that a slow reader makes a slow connection. */
final class SmallBuffers extends ServerSocketFactory {

    private static final int BYTES = 64 * 1024;

    @Override
    public ServerSocket createServerSocket() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReceiveBufferSize(BYTES);
        return socket;
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException();
    }
}
