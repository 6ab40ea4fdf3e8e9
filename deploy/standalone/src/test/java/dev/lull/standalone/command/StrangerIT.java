package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.Stranger;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another user of the machine gets from a running {@code lull up}. */
class StrangerIT {

    @TempDir
    static Path folder;

    private static Path data;
    private static LullProcess up;
    private static Properties joining;

    @BeforeAll
    static void up() throws Exception {
        // everybody may go as far as the data folder, as in a home of mode 0755
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path work = Files.createDirectories(folder.resolve("work"));
        data = Files.createDirectories(work.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        up = LullProcess.start(work, "up", "--data", "data", "--out", "out");
        up.awaitLine("  join ");
        assertThat(up.isAlive()).as(up.err()).isTrue();
        joining = new Properties();
        joining.load(new StringReader(Files.readString(data.resolve("lull.properties"))));
    }

    @AfterAll
    static void down() {
        up.close();
    }

    @BeforeEach
    void need() {
        Stranger.need();
    }

    @Test
    void aDataFolderThatWasOpenIsClosedAndThatIsSaid() throws Exception {
        assertThat(up.err()).contains("data folder closed to other users, who could look into it: " + data);
        assertThat(Stranger.run("ls", data.toString())).contains("Permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lull.properties",
                "http.token",
                "lull.log",
                "redis/password",
                "redis/access.conf",
                "kafka/password",
                "kafka/log/meta.properties"
            })
    void nothingInTheDataFolderCanBeRead(String file) throws Exception {
        assertThat(data.resolve(file)).exists();
        assertThat(Stranger.run("cat", data.resolve(file).toString())).endsWith("Permission denied\n");
    }

    @Test
    void noPasswordIsOnACommandLine() throws Exception {
        String all = Stranger.run("sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' '\\n'");

        assertThat(all).contains("redis-server").doesNotContain(secret("redis/password"), secret("kafka/password"));
    }

    @Test
    void redisAnswersNothing() throws Exception {
        assertThat(say(URI.create(joining.getProperty("redis.url")), "INFO\\r\\nQUIT\\r\\n"))
                .startsWith("-NOAUTH");
    }

    @Test
    void theApiAnswersNothing() throws Exception {
        assertThat(say(
                        URI.create(joining.getProperty("api.url")),
                        "GET /api/v1/gate HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n"))
                .contains(" 401 ");
    }

    @Test
    void aPhotoThatCouldNotBeReadCanNotBeReadAtTheTarget() throws Exception {
        Path work = data.getParent();
        Path media = Files.createDirectories(work.resolve("media"));
        SampleMedia.in(media).jpeg("mine.jpg");
        SampleMedia.in(media).png("ours.png");
        Files.setPosixFilePermissions(media.resolve("mine.jpg"), PosixFilePermissions.fromString("rw-------"));
        try (LullProcess submit = LullProcess.start(work, "submit", "media", "--config", "data/lull.properties")) {
            assertThat(submit.status()).as(submit.err()).isZero();
        }
        Path mine = work.resolve("out/mine.jpg");
        Path ours = work.resolve("out/ours.png");
        await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(mine) && Files.exists(ours));

        assertThat(Stranger.run("cat", mine.toString())).endsWith("Permission denied\n");
        assertThat(Stranger.run("wc", "-c", ours.toString())).startsWith(Files.size(ours) + " ");
    }

    @Test
    void kafkaTellsNoTopics() throws Exception {
        // a request for metadata of all topics, version 1, without a client id
        String metadata = "\\x00\\x00\\x00\\x0e\\x00\\x03\\x00\\x01\\x00\\x00\\x00\\x01\\xff\\xff\\xff\\xff\\xff\\xff";
        URI broker = URI.create("kafka://" + joining.getProperty("kafka.bootstrap.servers"));

        assertThat(say(broker, metadata)).isEmpty();
    }

    /** What comes back until the server ends the connection. */
    private static String say(URI server, String text) throws IOException {
        String connection = "/dev/tcp/" + server.getHost() + "/" + server.getPort();
        return Stranger.run(
                "bash",
                "-c",
                "exec 3<>" + connection + "; printf '" + text + "' >&3; timeout 10 cat <&3 | tr -d '\\0'");
    }

    private static String secret(String file) throws IOException {
        return Files.readString(data.resolve(file)).strip();
    }
}
