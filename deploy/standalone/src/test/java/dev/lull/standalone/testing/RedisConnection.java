package dev.lull.standalone.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Talks to Redis without a library, as a person would through {@code redis-cli}. */
public final class RedisConnection {

    private RedisConnection() {}

    /**
     * Sends one command of words without spaces; returns the answer as text, the items of a list separated by spaces.
     *
     * @throws IllegalStateException when Redis refuses the command
     */
    public static String command(String url, String... words) {
        URI address = URI.create(url);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write((String.join(" ", words) + "\r\n").getBytes(StandardCharsets.UTF_8));
            return answer(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null || line.startsWith("-")) {
            throw new IllegalStateException(line);
        }
        if (line.startsWith("*")) {
            List<String> items = new ArrayList<>();
            for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
                items.add(answer(lines));
            }
            return String.join(" ", items);
        }
        return line.startsWith("$") && !line.equals("$-1") ? lines.readLine() : line;
    }
}
