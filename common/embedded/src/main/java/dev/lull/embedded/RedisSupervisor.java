package dev.lull.embedded;

import dev.lull.common.process.ChildProcess;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A redis-server that is started again, on the same port and data, when it ends unasked. */
final class RedisSupervisor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisSupervisor.class);
    private static final Duration TIME_TO_SAVE = Duration.ofSeconds(10);

    private final RestartLimit limit = new RestartLimit(3, Duration.ofMinutes(1), Clock.systemUTC());
    private final List<String> command;
    private final RedisAnswer answer;
    private volatile ChildProcess process;
    private volatile @Nullable String givenUp;
    private boolean closed;

    private RedisSupervisor(List<String> command, RedisAnswer answer) throws IOException {
        this.command = command;
        this.answer = answer;
        this.process = spawn();
    }

    /** Returns when the server answers; one that does not answer the first time is not started again. */
    static RedisSupervisor start(List<String> command, RedisAnswer answer) throws IOException {
        RedisSupervisor supervisor = new RedisSupervisor(command, answer);
        try {
            answer.await(supervisor.process);
        } catch (IOException | RuntimeException e) {
            supervisor.process.close();
            throw e;
        }
        Thread thread = new Thread(supervisor::supervise, "redis-supervisor");
        thread.setDaemon(true);
        thread.start();
        return supervisor;
    }

    /** Why it is not started any more; empty while it is. */
    Optional<String> givenUp() {
        return Optional.ofNullable(givenUp);
    }

    private void supervise() {
        try {
            while (startsAgain(process.await())) {
                awaitAnswer();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            givenUp = "redis-server ended and cannot be started again: " + e.getMessage();
        }
    }

    private synchronized boolean startsAgain(int status) throws IOException {
        if (closed) {
            return false;
        }
        if (!limit.allowsOneMore()) {
            givenUp = "redis-server ended with status " + status + ", after it was started again " + limit + " ("
                    + answer.log() + ")";
            return false;
        }
        log.warn("redis-server ended, starting it again: status {}", status);
        process = spawn();
        return true;
    }

    /** One that ends instead of answering may be started again. */
    private void awaitAnswer() throws IOException {
        try {
            answer.await(process);
            log.info("redis-server answers again: port {}", answer.port());
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
        }
    }

    private ChildProcess spawn() throws IOException {
        return ChildProcess.startLogging(command, Map.of(), answer.log());
    }

    /** Lets the server save and ends it. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        process.terminate();
        try {
            if (process.await(TIME_TO_SAVE).isEmpty()) {
                log.warn("redis-server killed, still running after {} s", TIME_TO_SAVE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.close();
    }
}
