package dev.lull.convert;

import static dev.lull.convert.FfmpegState.ffmpegState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.MediaState;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateState;
import dev.lull.common.testing.SampleMedia;
import dev.lull.embedded.testing.EmbeddedServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An image that waits for an upload worker that never comes. */
class ShutGateIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void afterTheGreatestWaitUnitsGoThroughOneByOneThoughTheGateIsShut() throws Exception {
        Map<String, String> settings = Map.of("gate.max-wait", "1s", "gate.yield", "suspend");
        try (ConvertFixture lull = new ConvertFixture(SERVERS, folder.resolve("store"), settings);
                ConvertWorker worker = lull.worker()) {
            lull.imageWaits("nobody-takes-it");
            lull.defer("starving", SampleMedia.in(folder.resolve("media")).hevcMkv("film.mkv", 2));
            worker.start();

            await().atMost(LONG).until(() -> lull.state("starving") == MediaState.CONVERTED);

            GateReading gate = lull.queue.uploadGate().check();
            assertThat(gate.state()).isEqualTo(GateState.CLOSED_NO_UPLOAD_WORKERS);
            assertThat(gate.overdue()).isTrue();
        }
    }

    @Test
    void aSuspendedUnitIsTheFirstToGoThrough() throws Exception {
        Map<String, String> settings = Map.of(
                "gate.max-wait", "3s",
                "gate.yield", "suspend",
                "convert.preset", "slower",
                "convert.threads-per-unit", "1");
        try (ConvertFixture lull = new ConvertFixture(SERVERS, folder.resolve("store"), settings);
                ConvertWorker worker = lull.worker()) {
            lull.uploadAll();
            worker.start();
            lull.defer("suspended", longFilm());
            await().atMost(LONG).until(() -> ffmpegState().isPresent());

            lull.imageWaits("nobody-takes-it-either");
            await().atMost(LONG).until(() -> ffmpegState().equals(Optional.of("T")));

            await().atMost(LONG).until(() -> lull.state("suspended") == MediaState.CONVERTED);
            assertThat(lull.queue.uploadGate().check().open()).isFalse();
        }
    }

    /** Takes a few seconds to convert. */
    private Path longFilm() {
        return SampleMedia.in(folder.resolve("media"))
                .make("long.mkv", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=8", "-c:v", "mpeg4");
    }
}
