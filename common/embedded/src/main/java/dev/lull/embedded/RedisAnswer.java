package dev.lull.embedded;

import dev.lull.common.process.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Waits until a starting redis-server has loaded its data and answers. */
final class RedisAnswer {

    /** Loading takes about 1 s per GB of append-only file. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int ANSWER_MILLIS = 1000;

    private final int port;
    private final String password;
    private final Path log;

    /** @param log where the server writes */
    RedisAnswer(int port, String password, Path log) {
        this.port = port;
        this.password = password;
        this.log = log;
    }

    int port() {
        return port;
    }

    Path log() {
        return log;
    }

    /**
     * @throws IOException when the server ends or does not answer in time; the message ends with its log's last line
     */
    void await(ChildProcess process) throws IOException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!answers()) {
            OptionalInt status = pause(process);
            if (status.isPresent()) {
                throw new IOException("redis-server ended with status " + status.getAsInt() + lastLine());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("redis-server gave no answer within " + DEADLINE.toSeconds() + " s" + lastLine());
            }
        }
    }

    /** While it loads its data it answers with an error, which is not yet an answer. */
    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ServerDirectory.LOOPBACK, port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+OK".equals(answer.readLine()) && "+PONG".equals(answer.readLine());
        } catch (IOException notYet) {
            return false;
        }
    }

    private static OptionalInt pause(ChildProcess process) throws IOException {
        try {
            return process.await(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while redis-server was starting", e);
        }
    }

    private String lastLine() throws IOException {
        List<String> lines =
                Files.readString(log, StandardCharsets.UTF_8).strip().lines().toList();
        String line = lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1).strip();
        return line + " (" + log + ")";
    }
}
