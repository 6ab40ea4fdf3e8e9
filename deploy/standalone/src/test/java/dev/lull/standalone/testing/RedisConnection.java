package dev.lull.standalone.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Talks to Redis without a library, as a person would through {@code redis-cli}. */
public final class RedisConnection {

    private RedisConnection() {}

    /**
     * Sends one command of words without spaces; returns the answer, or for a bulk string its text.
     *
     * @throws IllegalStateException when Redis refuses the command
     */
    public static String command(String url, String... words) {
        URI address = URI.create(url);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write((String.join(" ", words) + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = String.valueOf(answer.readLine());
            if (line.startsWith("-")) {
                throw new IllegalStateException(line);
            }
            return line.startsWith("$") && !line.equals("$-1") ? answer.readLine() : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
