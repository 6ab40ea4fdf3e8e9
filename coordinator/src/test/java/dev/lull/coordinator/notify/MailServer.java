package dev.lull.coordinator.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes everything and knows no TLS. */
final class MailServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> message = new CopyOnWriteArrayList<>();

    MailServer() throws IOException {
        Thread thread = new Thread(this::serve, "mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** All commands. */
    String heard() {
        return String.join("\n", heard);
    }

    List<String> recipients() {
        List<String> recipients = new ArrayList<>();
        heard.stream().filter(line -> line.startsWith("RCPT TO:")).forEach(line -> recipients.add(line.substring(8)));
        return recipients;
    }

    String message() {
        return String.join("\n", message);
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    talk(client);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 mail");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data) {
                data = !line.equals(".");
                if (data) {
                    message.add(line);
                } else {
                    say(out, "250 taken");
                }
                continue;
            }
            heard.add(line);
            data = line.equals("DATA");
            if (line.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            }
            say(out, data ? "354 go on" : line.startsWith("EHLO") ? "250 mail" : "250 ok");
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
