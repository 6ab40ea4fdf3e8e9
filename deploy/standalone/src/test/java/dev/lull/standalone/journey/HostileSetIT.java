package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lull.standalone.testing.LullProcess;
import dev.lull.standalone.testing.Report;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of files that mean harm, handed over in one run with some whose names only look so. */
class HostileSetIT {

    /** Odd but whole: its picture and its first sound are all that is looked at. */
    private static final String CROWD = "400 sound tracks.mkv";

    @TempDir
    Path folder;

    @Test
    void hostileFilesReadNothingCallNobodyAndEndWithAReason() throws Exception {
        List<String> called = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            called.add(call.getRequestURI().toString());
            call.sendResponseHeaders(404, -1);
            call.close();
        });
        server.start();
        try {
            Path media = folder.resolve("media");
            HostileMedia hostile = new HostileMedia(
                    media,
                    folder.resolve("secrets"),
                    "http://127.0.0.1:" + server.getAddress().getPort());
            hostile.playlists();
            hostile.aliasOf();
            hostile.endless();
            hostile.claims();
            hostile.crowd();
            List<String> harmless = hostile.names();

            Report report = run(media);

            assertThat(report.media()).allSatisfy(file -> {
                String name = Report.text(file, "name");
                String state = Report.text(file, "state");
                if (harmless.contains(name) || name.equals(CROWD)) {
                    assertThat(state).as(name).isEqualTo("uploaded");
                } else {
                    assertThat(state).as(name).isIn("quarantined", "skipped");
                    assertThat(Report.text(file, "reason"))
                            .as(name)
                            .isNotBlank()
                            .doesNotContain("\n", HostileMedia.MARK);
                }
            });
        } finally {
            server.stop(0);
        }
        assertThat(called).isEmpty();
        assertThat(folder.resolve("media/owned")).doesNotExist();
        assertNothingLeaked();
        assertNoProcessIsLeft();
    }

    private Report run(Path media) throws Exception {
        Path json = folder.resolve("report.json");
        try (LullProcess run = LullProcess.start(
                media,
                "run",
                media.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--data",
                folder.resolve("data").toString(),
                "--json",
                json.toString(),
                "--set",
                "convert.disk-floor=1MB",
                "--set",
                "convert.retry-pause=50ms",
                "--set",
                "convert.max-duration=5h")) {
            assertThat(run.status()).as(run.err()).isEqualTo(3);
        }
        return Report.of(json);
    }

    private void assertNothingLeaked() throws Exception {
        for (Path out : List.of(folder.resolve("out"), folder.resolve("data"))) {
            try (Stream<Path> files = Files.walk(out)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                                    .contains(HostileMedia.MARK))
                            .as("the secret is in %s", file)
                            .isFalse();
                }
            }
        }
    }

    private void assertNoProcessIsLeft() {
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(folder.toString()))
                        .toList())
                .isEmpty();
    }
}
