package dev.lull.convert;

import static dev.lull.convert.FfmpegState.ffmpegStates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.Unit;
import dev.lull.common.testing.SampleMedia;
import dev.lull.embedded.testing.EmbeddedServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Somebody pauses all conversions while several workers make the units of one film. */
class PausedFleetIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int WORKERS = 3;

    @TempDir
    Path folder;

    @Test
    void everyFfmpegOfTheFleetStandsUntilThePauseEndsAndNothingIsMadeTwice() throws Exception {
        Map<String, String> settings = Map.of(
                "convert.segment-length", "4s",
                "convert.preset", "slower",
                "convert.parallel-units", "1",
                "convert.threads-per-unit", "1");
        try (ConvertFixture lull = new ConvertFixture(SERVERS, folder.resolve("store"), settings);
                ConvertWorker first = lull.worker("worker-1", lull.queue, lull.ledger);
                ConvertWorker second = lull.worker("worker-2", lull.queue, lull.ledger);
                ConvertWorker third = lull.worker("worker-3", lull.queue, lull.ledger)) {
            lull.uploadAll();
            lull.defer("film", film());
            first.start();
            second.start();
            third.start();
            await().atMost(LONG).until(() -> ffmpegStates().size() == WORKERS);

            lull.ledger.pauses().begin("anna", false, null);
            await().atMost(LONG).until(() -> ffmpegStates().stream().allMatch("T"::equals));
            Map<Unit, UnitState> held = lull.conversion("film").units();
            assertThat(held.values())
                    .filteredOn(UnitState.Running.class::isInstance)
                    .isNotEmpty();

            assertThat(lull.ledger.pauses().end()).isTrue();
            await().atMost(LONG).until(() -> lull.state("film") == MediaState.CONVERTED);
            assertThat(lull.conversion("film").retryCount()).isZero();
            held.forEach((unit, state) -> {
                if (state instanceof UnitState.Done) {
                    assertThat(lull.conversion("film").units()).containsEntry(unit, state);
                }
            });
        }
    }

    /** Six segments, each of which takes a second or more. */
    private Path film() {
        return SampleMedia.in(folder.resolve("media"))
                .make("film.mkv", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=24", "-c:v", "mpeg4", "-g", "25");
    }
}
