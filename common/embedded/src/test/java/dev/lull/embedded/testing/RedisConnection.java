package dev.lull.embedded.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Talks to Redis without a library, as a person would through {@code redis-cli}. */
public final class RedisConnection {

    private RedisConnection() {}

    /** The same address without user and password. */
    public static String anonymous(String url) {
        return url.replaceFirst("//[^@/]*@", "//");
    }

    /**
     * Sends one command of words without spaces; returns the answer as text, the items of a list separated by spaces.
     *
     * @throws IllegalStateException when Redis refuses the command
     */
    public static String command(String url, String... words) {
        URI address = URI.create(url);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            if (address.getUserInfo() != null) {
                send(
                        socket,
                        "AUTH",
                        address.getUserInfo().replaceFirst("^:", "").replace(':', ' '));
                answer(answers);
            }
            send(socket, words);
            return answer(answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Socket socket, String... words) throws IOException {
        socket.getOutputStream().write((String.join(" ", words) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(InputStream in) throws IOException {
        String line = line(in);
        if (line.startsWith("-")) {
            throw new IllegalStateException(line);
        }
        if (line.startsWith("*")) {
            List<String> items = new ArrayList<>();
            for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
                items.add(answer(in));
            }
            return String.join(" ", items);
        }
        if (!line.startsWith("$") || line.equals("$-1")) {
            return line;
        }
        String text = new String(in.readNBytes(Integer.parseInt(line.substring(1))), StandardCharsets.UTF_8);
        line(in);
        return text;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("Redis ended the connection");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
