package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The redis-server below `lull up` is killed, as the kernel does when memory is short. */
class DyingRedisIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void media() throws Exception {
        work = Files.createDirectories(folder.resolve("work"));
        SampleMedia.in(Files.createDirectories(work.resolve("media"))).jpeg("a.jpg");
    }

    @Test
    void workGoesOnAfterOneDeathAndUpEndsWithTheReasonAfterMany() throws Exception {
        try (LullProcess up = LullProcess.start(work, "up", "--data", "data", "--out", "out")) {
            up.awaitLine("  join ");
            assertThat(up.isAlive()).as(up.err()).isTrue();
            killRedis();

            await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).until(this::isSubmitted);
            await().atMost(TIMEOUT).until(() -> Files.exists(work.resolve("out/a.jpg")) || !up.isAlive());
            assertThat(up.isAlive()).as(up.err()).isTrue();

            await().atMost(TIMEOUT).until(() -> {
                killRedis();
                return !up.isAlive();
            });
            assertThat(up.status()).isEqualTo(1);
            assertThat(up.err().lines())
                    .last()
                    .asString()
                    .startsWith("lull: redis-server ended with status 137, after it was started again 3 times");
        }
    }

    private boolean isSubmitted() throws Exception {
        try (LullProcess submit = LullProcess.start(work, "submit", "media", "--config", "data/lull.properties")) {
            return submit.status() == 0;
        }
    }

    private void killRedis() throws IOException {
        String pid = Files.readString(work.resolve("data/redis/redis.pid")).strip();
        Optional<ProcessHandle> redis = pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
        redis.ifPresent(ProcessHandle::destroyForcibly);
    }
}
