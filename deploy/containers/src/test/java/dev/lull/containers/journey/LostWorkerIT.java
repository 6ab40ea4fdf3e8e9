package dev.lull.containers.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.containers.testing.Fleet;
import dev.lull.containers.testing.NeedsImages;
import dev.lull.containers.testing.RoleContainer;
import dev.lull.containers.testing.Trip;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One film, and convert workers that are killed, frozen, cut off or told to stop in the middle of a segment. */
@NeedsImages
class LostWorkerIT {

    @TempDir
    private Path folder;

    @Test
    void killedFrozenAndCutOffWorkersCostASegmentEachAtMost() throws Exception {
        Trip trip = new Trip(folder).film("film");
        try (Fleet fleet = new Fleet(SlowUnits.SETTINGS)) {
            fleet.upload(folder, "trip");
            RoleContainer coordinator = fleet.start("coordinator", "coordinator");
            fleet.start("upload-worker", "uploads");
            String submission = coordinator.api().submit("s3://originals/trip");

            RoleContainer killed = fleet.start("convert-worker", "killed");
            fleet.awaitSegmentOf(killed, 1);
            killed.signal("SIGKILL");
            RoleContainer frozen = fleet.start("convert-worker", "frozen");
            fleet.awaitSegmentOf(frozen, 2);
            frozen.pause();
            RoleContainer cutOff = fleet.start("convert-worker", "cut-off");
            fleet.awaitSegmentOf(cutOff, 3);
            cutOff.disconnect();
            fleet.start("convert-worker", "last");

            assertThat(coordinator.api().settled(submission)).containsExactly(Map.entry("uploaded", 1));
            Map<String, String> arrived = fleet.arrived();
            frozen.unpause();
            cutOff.reconnect();
            assertThat(frozen.terminate()).isEqualTo(143);
            assertThat(cutOff.terminate()).isEqualTo(143);

            assertThat(arrived).containsOnlyKeys(trip.results());
            assertThat(fleet.arrived()).as("after the lost ones came back").isEqualTo(arrived);
            await().untilAsserted(() -> assertThat(fleet.sent()).containsExactlyElementsOf(trip.results()));
            assertThat(fleet.segmentsBegunAgain()).isLessThanOrEqualTo(3);
            assertThat(fleet.segmentsBegun().stream().distinct()).hasSize(Trip.SEGMENTS);
        }
    }

    @Test
    void aWorkerThatIsToldToStopFinishesItsSegment() throws Exception {
        Trip trip = new Trip(folder).film("film");
        try (Fleet fleet = new Fleet(SlowUnits.finished())) {
            fleet.upload(folder, "trip");
            RoleContainer coordinator = fleet.start("coordinator", "coordinator");
            fleet.start("upload-worker", "uploads");
            String submission = coordinator.api().submit("s3://originals/trip");
            RoleContainer leaving = fleet.start("convert-worker", "leaving");
            fleet.awaitSegmentOf(leaving, 0);

            assertThat(leaving.terminate()).isEqualTo(143);
            List<String> begunByTheFirst = fleet.segmentsBegun();
            fleet.start("convert-worker", "staying");

            assertThat(coordinator.api().settled(submission)).containsExactly(Map.entry("uploaded", 1));
            assertThat(fleet.arrived()).containsOnlyKeys(trip.results());
            assertThat(begunByTheFirst).isNotEmpty();
            assertThat(fleet.segmentsBegun()).doesNotHaveDuplicates().hasSize(Trip.SEGMENTS);
        }
    }
}
