package dev.lull.containers.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.containers.testing.Fleet;
import dev.lull.containers.testing.NeedsImages;
import dev.lull.containers.testing.RoleContainer;
import dev.lull.containers.testing.Trip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an orchestrator does to a fleet at work: all roles anew, and more and fewer convert workers. */
@NeedsImages
class ChangingFleetIT {

    @TempDir
    private Path folder;

    @Test
    void allRolesAreReplacedUnderLoadAndEverythingArrivesOnce() throws Exception {
        Trip first =
                new Trip(folder.resolve("first")).photos("a", 20).videos("a", 6).film("film");
        Trip second = new Trip(folder.resolve("second")).photos("later", 15);
        try (Fleet fleet = new Fleet(SlowUnits.finished())) {
            fleet.upload(folder.resolve("first"), "first");
            fleet.upload(folder.resolve("second"), "second");
            RoleContainer oldCoordinator = fleet.start("coordinator", "coordinator-1");
            RoleContainer oldUploads = fleet.start("upload-worker", "uploads-1");
            RoleContainer oldConverts = fleet.start("convert-worker", "converts-1");
            String firstId = oldCoordinator.api().submit("s3://originals/first");
            fleet.awaitSegmentOf(oldConverts, 0);

            RoleContainer coordinator = replaced(fleet, oldCoordinator, "coordinator", "coordinator-2");
            String secondId = coordinator.api().submit("s3://originals/second");
            replaced(fleet, oldUploads, "upload-worker", "uploads-2");
            replaced(fleet, oldConverts, "convert-worker", "converts-2");

            assertThat(coordinator.api().settled(firstId)).containsExactly(Map.entry("uploaded", 27));
            assertThat(coordinator.api().settled(secondId)).containsExactly(Map.entry("uploaded", 15));
            assertArrivedOnce(fleet, first, second);
            assertThat(fleet.segmentsBegunAgain()).isZero();
        }
    }

    @Test
    void aFleetGrowsToFourAndShrinksToOneAndNoSegmentIsMadeTwice() throws Exception {
        Trip trip = new Trip(folder).film("one").film("three");
        try (Fleet fleet = new Fleet(SlowUnits.finished())) {
            fleet.upload(folder, "trip");
            RoleContainer coordinator = fleet.start("coordinator", "coordinator");
            fleet.start("upload-worker", "uploads");
            String submission = coordinator.api().submit("s3://originals/trip");
            RoleContainer one = fleet.start("convert-worker", "converts-1");
            fleet.awaitSegmentOf(one, 0);

            List<RoleContainer> more = fleet.startConvertWorkers("converts-2", "converts-3", "converts-4");
            for (RoleContainer worker : more) {
                fleet.awaitSegmentOf(worker, 0);
            }
            more.forEach(worker -> worker.signal("SIGTERM"));
            assertThat(more).extracting(RoleContainer::awaitEnd).containsOnly(143L);

            assertThat(coordinator.api().settled(submission)).containsExactly(Map.entry("uploaded", 2));
            assertArrivedOnce(fleet, trip);
            assertThat(fleet.segmentsBegun()).doesNotHaveDuplicates().hasSize(2 * Trip.SEGMENTS);
        }
    }

    /** The new one is ready before the old one is told to go. */
    private static RoleContainer replaced(Fleet fleet, RoleContainer old, String role, String name) {
        RoleContainer next = fleet.start(role, name);
        assertThat(old.terminate()).as(old.log()).isEqualTo(143);
        return next;
    }

    private static void assertArrivedOnce(Fleet fleet, Trip... trips) throws Exception {
        List<String> expected = new ArrayList<>();
        for (Trip trip : trips) {
            expected.addAll(trip.results());
        }
        Map<String, String> arrived = fleet.arrived();
        assertThat(arrived).containsOnlyKeys(expected);
        assertThat(arrived.values()).doesNotHaveDuplicates();
        await().untilAsserted(() -> assertThat(fleet.sent()).containsExactlyInAnyOrderElementsOf(expected));
    }
}
