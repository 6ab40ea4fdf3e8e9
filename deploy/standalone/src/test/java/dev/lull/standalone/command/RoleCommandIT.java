package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.standalone.testing.LullProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role as an orchestrator meets it. */
class RoleCommandIT {

    private static final Pattern LISTENING = Pattern.compile("listening on (http://[0-9.:]+)");

    @TempDir
    private Path folder;

    @Test
    void aRoleWhoseServersAreNotThereIsAliveWaitsAndStopsWhenTold() throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        try (LullProcess worker = LullProcess.start(
                work,
                "upload-worker",
                "--set",
                "kafka.bootstrap.servers=127.0.0.1:1",
                "--set",
                "redis.url=redis://127.0.0.1:1",
                "--set",
                "store=" + folder.resolve("store"),
                "--set",
                "target=" + folder.resolve("target"),
                "--set",
                "http.bind=0.0.0.0",
                "--set",
                "log.format=json")) {
            await().until(() -> worker.out().contains("start delayed, retrying: Redis at ") || !worker.isAlive());
            assertThat(worker.isAlive()).as(worker.err()).isTrue();
            Matcher listening = LISTENING.matcher(worker.out().replace("\\/", "/"));
            assertThat(listening.find()).isTrue();

            assertThat(get(listening.group(1) + "/livez").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = get(listening.group(1) + "/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .contains("\"starting\"", "Redis does not answer")
                    .doesNotContain("127.0.0.1:1");
            assertThat(worker.out().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));

            worker.interrupt();
            assertThat(worker.status()).isEqualTo(130);
        }
    }

    @ParameterizedTest
    @CsvSource({"worker.name=a, true", "http.token=b, false"})
    void aCoordinatorWithoutATokenSaysWhoMaySubmit(String setting, boolean open) throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        try (LullProcess coordinator = LullProcess.start(
                work,
                "coordinator",
                "--set",
                "kafka.bootstrap.servers=127.0.0.1:1",
                "--set",
                "redis.url=redis://127.0.0.1:1",
                "--set",
                "store=" + folder.resolve("store"),
                "--set",
                "target=" + folder.resolve("target"),
                "--set",
                setting)) {
            await().until(() -> coordinator.out().contains("start delayed, retrying: ") || !coordinator.isAlive());

            assertThat(coordinator.out().contains("any user of this machine may submit"))
                    .as(coordinator.out() + coordinator.err())
                    .isEqualTo(open);
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
