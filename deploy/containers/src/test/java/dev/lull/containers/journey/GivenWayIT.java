package dev.lull.containers.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.containers.testing.Fleet;
import dev.lull.containers.testing.NeedsImages;
import dev.lull.containers.testing.RoleContainer;
import dev.lull.containers.testing.Trip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos come while a film is converted, in an image without a program that sends signals. */
@NeedsImages
class GivenWayIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void aRunningConversionStandsStillWhileUploadsWait() throws Exception {
        Path films = folder.resolve("films");
        Path photos = folder.resolve("photos");
        Trip film = new Trip(films).film("film", 50);
        Trip trip = new Trip(photos).photos("photo", 3);
        try (Fleet fleet = new Fleet(SlowUnits.suspended())) {
            fleet.upload(films, "films");
            fleet.upload(photos, "photos");
            RoleContainer coordinator = fleet.start("coordinator", "coordinator");
            RoleContainer uploads = fleet.start("upload-worker", "uploads");
            RoleContainer converts = fleet.start("convert-worker", "converts");
            String converted = coordinator.api().submit("s3://originals/films");
            fleet.awaitSegmentOf(converts, 0);

            uploads.pause();
            String uploaded = coordinator.api().submit("s3://originals/photos");
            await().atMost(TIMEOUT).until(() -> converts.processStates("ffmpeg").equals(List.of("T")));
            uploads.unpause();

            assertThat(coordinator.api().settled(uploaded)).containsExactly(Map.entry("uploaded", 3));
            assertThat(coordinator.api().settled(converted)).containsExactly(Map.entry("uploaded", 1));
            assertThat(fleet.arrived().keySet()).containsAll(film.results()).containsAll(trip.results());
        }
    }
}
