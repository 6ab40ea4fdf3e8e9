package dev.lull.containers.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.containers.testing.Fleet;
import dev.lull.containers.testing.NeedsImages;
import dev.lull.containers.testing.RoleContainer;
import dev.lull.containers.testing.Trip;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a bucket to a bucket through three containers that may write nowhere else. */
@NeedsImages
class JourneyIT {

    @TempDir
    private Path folder;

    @Test
    void aFolderOfEverythingArrives() throws Exception {
        Trip trip = new Trip(folder).photos("größer", 3).videos("clip", 2).film("film");
        try (Fleet fleet = new Fleet(Map.of("log.format", "json", "convert.segment-length", "1s"))) {
            fleet.upload(folder, "trip");
            RoleContainer coordinator = fleet.start("coordinator", "coordinator");
            RoleContainer uploads = fleet.start("upload-worker", "uploads");
            RoleContainer converts = fleet.start("convert-worker", "converts");

            assertThat(coordinator.api().settled(coordinator.api().submit("s3://originals/trip")))
                    .containsEntry("uploaded", 6)
                    .doesNotContainKey("quarantined");
            assertThat(fleet.arrived()).containsOnlyKeys(trip.results());
            // a record is acknowledged after its state is settled, so the lag follows a little later
            await().untilAsserted(
                            () -> assertThat(coordinator.api().ask("backlog").toString())
                                    .contains("\"runnable\":0", "\"uploads\":0", "\"gate_open\":true"));
            for (RoleContainer role : new RoleContainer[] {coordinator, uploads, converts}) {
                assertThat(role.log().lines()).as(role.getContainerName()).allMatch(line -> line.startsWith("{"));
                assertThat(role.terminate()).as(role.log()).isEqualTo(143);
            }
        }
    }
}
