package dev.lull.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.process.SearchPath;
import dev.lull.common.testing.JavaProcess;
import dev.lull.embedded.testing.RedisConnection;
import dev.lull.embedded.testing.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedRedisIT {

    private static final SearchPath NOTHING_INSTALLED = new SearchPath("");

    @TempDir
    Path directory;

    @Test
    void stateIsFoundAgainUnderTheSameAddressAfterARestart() throws Exception {
        String url;
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            url = redis.url();
            RedisConnection.command(url, "SET", "key", "value");
        }

        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            assertThat(redis.url()).isEqualTo(url);
            assertThat(RedisConnection.command(url, "GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void stateIsWrittenToDiskAndNeverDroppedToMakeRoom() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            assertThat(RedisConnection.command(redis.url(), "INFO", "persistence"))
                    .contains("aof_enabled:1");
            assertThat(RedisConnection.command(redis.url(), "INFO", "memory")).contains("maxmemory_policy:noeviction");
        }
    }

    @Test
    void withoutThePasswordOrWithAnotherNothingIsAnswered() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            String anonymous = RedisConnection.anonymous(redis.url());

            assertThatThrownBy(() -> RedisConnection.command(anonymous, "PING")).hasMessageStartingWith("-NOAUTH");
            assertThatThrownBy(() -> RedisConnection.command(anonymous.replace("//", "//:guessed@"), "PING"))
                    .hasMessageStartingWith("-WRONGPASS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONFIG GET dir",
                "CONFIG SET dir /",
                "MODULE LIST",
                "DEBUG SLEEP 0",
                "REPLICAOF 127.0.0.1 1",
                "SLAVEOF 127.0.0.1 1"
            })
    void noCommandReachesBeyondTheData(String command) throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            assertThatThrownBy(() -> RedisConnection.command(redis.url(), command))
                    .hasMessageStartingWith("-ERR unknown command");
        }
    }

    @Test
    void thePasswordIsInFilesOfItsOwnerAndOnNoCommandLine() throws Exception {
        Path program = script(
                "echo 'Redis server v=7.0.0'; case \"$1\" in *.conf) echo \"$@\" > %s/words;".formatted(directory)
                        + " exec redis-server \"$@\";; esac");
        RedisServer.need();
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, program)) {
            String password = URI.create(redis.url()).getUserInfo().substring(1);

            assertThat(directory.resolve("words")).content().contains("--port").doesNotContain(password);
            for (String file : List.of("password", "access.conf")) {
                assertThat(directory.resolve(file)).content().contains(password);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                        .isEqualTo("rw-------");
            }
            assertThat(directory.resolve("redis.log")).content().doesNotContain(password);
        }
    }

    @Test
    void stateIsFoundAgainAfterTheProcessWasKilled() throws Exception {
        try (JavaProcess lull = JavaProcess.start(RunsRedis.class, directory.toString())) {
            RedisConnection.command(lull.next("url"), "SET", "key", "value");
            lull.kill();
        }

        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            assertThat(RedisConnection.command(redis.url(), "GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void theServerDiesWithTheProcessItBelongsTo() throws Exception {
        try (JavaProcess lull = JavaProcess.start(RunsRedis.class, directory.toString())) {
            lull.next("url");
            ProcessHandle server = serverIn(directory);

            lull.kill();

            await().until(() -> !server.isAlive());
        }
    }

    @Test
    void aServerThatDiesIsStartedAgainUnderItsAddressWithItsState() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            RedisConnection.command(redis.url(), "SET", "key", "value");

            serverIn(directory).destroyForcibly();

            await().ignoreExceptions()
                    .until(() ->
                            RedisConnection.command(redis.url(), "GET", "key").equals("value"));
            redis.requireRunning();
        }
    }

    @Test
    void aServerThatDiesAgainAndAgainIsGivenUpWithTheReason() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            for (int deaths = 0; deaths < 4; deaths++) {
                await().ignoreExceptions()
                        .until(() ->
                                RedisConnection.command(redis.url(), "PING").equals("+PONG"));
                ProcessHandle server = serverIn(directory);
                server.destroyForcibly();
                server.onExit().join();
            }

            await().untilAsserted(() -> assertThatThrownBy(redis::requireRunning)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "redis-server ended with status 137, after it was started again 3 times within 60 s"));
        }
    }

    @Test
    void aLeftOverServerIsEndedAndItsStateTakenOver() throws Exception {
        Process leftover = serverThatOutlivedItsProcess(directory);
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(RedisConnection.command(redis.url(), "GET", "key")).isEqualTo("value");
            assertThatThrownBy(() -> RedisConnection.command(RedisConnection.anonymous(redis.url()), "PING"))
                    .hasMessageStartingWith("-NOAUTH");
        } finally {
            leftover.destroyForcibly().waitFor();
        }
    }

    @Test
    void aServerOfSomebodyElseIsLeftAloneEvenIfOurNoteNamesItsProcess(@TempDir Path elsewhere) throws Exception {
        Process other = serverThatOutlivedItsProcess(elsewhere);
        Files.writeString(directory.resolve("redis.pid"), other.pid() + "\n");
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            assertThat(other.isAlive()).isTrue();
            assertThat(RedisConnection.command(redis.url(), "DBSIZE")).isEqualTo(":0");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void whereNoRedisIsInstalledTheBundledOneServes() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null, NOTHING_INSTALLED)) {
            assertThat(RedisConnection.command(redis.url(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void dataOfANewerRedisIsRefusedInsteadOfStartingEmpty() throws Exception {
        Files.writeString(directory.resolve("redis.version"), "9.2.0\n");

        assertThatThrownBy(() -> EmbeddedRedis.start(directory, null, NOTHING_INSTALLED))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the data in " + directory.toRealPath() + " was written by Redis 9.2.0")
                .hasMessageContaining("6.2.11 (bundled")
                .hasMessageEndingWith("install Redis 9.2.0 or newer, or name another data directory");
    }

    @Test
    void aServerThatDoesNotStartIsAnErrorWithTheLastLineOfItsLog() throws Exception {
        Path broken = script("echo 'Redis server v=7.0.0'; case \"$1\" in *.conf) echo 'Out of luck'; exit 3;; esac");

        assertThatThrownBy(() -> EmbeddedRedis.start(directory, broken))
                .isInstanceOf(IOException.class)
                .hasMessage("redis-server ended with status 3: Out of luck ("
                        + directory.toRealPath().resolve("redis.log") + ")");
    }

    @Test
    void aConfiguredProgramThatIsNoRedisIsNamedInTheError() throws Exception {
        Path program = script("echo hello");

        assertThatThrownBy(() -> EmbeddedRedis.start(directory, program))
                .isInstanceOf(IOException.class)
                .hasMessage("not a redis-server: " + program + " prints no version");
    }

    /** Of a Lull that gave it no password, after {@code kill -9} where the kernel does not end children. */
    private static Process serverThatOutlivedItsProcess(Path directory) throws Exception {
        String url;
        RedisProgram program;
        try (EmbeddedRedis redis = EmbeddedRedis.start(directory, null)) {
            url = RedisConnection.anonymous(redis.url());
            program = RedisProgram.find(null, SearchPath.ofEnvironment(), directory.resolve("program"));
        }
        String port = Integer.toString(URI.create(url).getPort());
        String pidFile = directory.resolve("redis.pid").toString();
        Process server = new ProcessBuilder(
                        program.file().toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        port,
                        "--dir",
                        directory.toString(),
                        "--pidfile",
                        pidFile,
                        "--appendonly",
                        "yes")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(20, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> RedisConnection.command(url, "SET", "key", "value").equals("+OK"));
        return server;
    }

    private static ProcessHandle serverIn(Path directory) throws IOException {
        String pid = Files.readString(directory.resolve("redis.pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(directory.resolve("program.sh"), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static final class RunsRedis {

        private RunsRedis() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println(
                    "url " + EmbeddedRedis.start(Path.of(arguments[0]), null).url());
            Thread.currentThread().join();
        }
    }
}
