package dev.lull.convert;

import static dev.lull.convert.FfmpegState.ffmpegStates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.media.MediaState;
import dev.lull.common.testing.SampleMedia;
import dev.lull.embedded.testing.EmbeddedServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Somebody wants one video soon while a worker is at a long one. */
class PreferredVideoIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private SampleMedia media;

    @BeforeEach
    void media() {
        media = SampleMedia.in(folder.resolve("media"));
    }

    @Test
    void itIsConvertedBeforeTheUnitsThatWait() throws Exception {
        Map<String, String> settings = Map.of(
                "convert.segment-length", "4s",
                "convert.preset", "slower",
                "convert.parallel-units", "1",
                "convert.threads-per-unit", "1");
        try (ConvertFixture lull = new ConvertFixture(SERVERS, folder.resolve("store"), settings);
                ConvertWorker worker = lull.worker("worker-1", lull.queue, lull.ledger)) {
            lull.uploadAll();
            lull.defer("film", video("film.mkv", 32));
            worker.start();
            await().atMost(LONG).until(() -> !ffmpegStates().isEmpty());
            lull.ledger.pauses().begin("anna", false, null);
            lull.defer("clip", video("clip.mkv", 1));

            Conversion preferred = lull.ledger.conversions().prefer("clip").orElseThrow();
            lull.queue.publisher().publish(preferred.task(ConvertFixture.SUBMISSION, 1));
            lull.ledger.pauses().end();

            await().atMost(LONG).until(() -> lull.state("clip") == MediaState.CONVERTED);
            assertThat(lull.state("film")).isEqualTo(MediaState.CONVERTING);
            await().atMost(LONG).until(() -> lull.state("film") == MediaState.CONVERTED);
            assertThat(lull.conversion("film").retryCount()).isZero();
            assertThat(lull.conversion("clip").retryCount()).isZero();
            await().atMost(LONG).until(() -> lull.queue.convertBacklog().read().total() == 0);
        }
    }

    private Path video(String name, int seconds) {
        return media.make(
                name, "-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=" + seconds, "-c:v", "mpeg4", "-g", "25");
    }
}
