package dev.lull.bench.chaos.observe;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection to Redis in its own protocol, RESP2. */
final class Redis implements AutoCloseable {

    private static final int TIMEOUT = 10_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    Redis(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
        socket.setSoTimeout(TIMEOUT);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** The answer to a command that answers with one text, or an empty one. */
    String text(String... words) throws IOException {
        return String.valueOf(ask(words));
    }

    /** The answer to a command that answers with a list of texts. */
    List<String> texts(String... words) throws IOException {
        return ((List<?>) ask(words)).stream().map(String::valueOf).toList();
    }

    /** An answer: a text, or a list of answers. */
    Object ask(String... words) throws IOException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        command.writeBytes(bytes("*" + words.length + "\r\n"));
        for (String word : words) {
            byte[] bytes = bytes(word);
            command.writeBytes(bytes("$" + bytes.length + "\r\n"));
            command.writeBytes(bytes);
            command.writeBytes(bytes("\r\n"));
        }
        socket.getOutputStream().write(command.toByteArray());
        return answer();
    }

    private Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> rest;
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> {
                List<Object> items = new ArrayList<>();
                for (int left = Integer.parseInt(rest); left > 0; left--) {
                    items.add(answer());
                }
                yield items;
            }
            default -> throw new IOException("Redis says: " + line);
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        line();
        return text;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("Redis ended the connection");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
