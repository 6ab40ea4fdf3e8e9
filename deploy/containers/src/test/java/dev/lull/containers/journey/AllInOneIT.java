package dev.lull.containers.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.containers.testing.NeedsImages;
import dev.lull.containers.testing.RoleContainer;
import dev.lull.containers.testing.Trip;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;

/** Broker, Redis and all roles in one container that may write to its volume alone. */
@NeedsImages
class AllInOneIT {

    @TempDir
    private Path folder;

    @Test
    void aFolderArrivesWithNoOtherServer() throws Exception {
        Path media = folder.resolve("media");
        Trip trip = new Trip(media).photos("Öl und Wein", 2).videos("clip", 1).film("film");
        try (Network network = Network.newNetwork();
                RoleContainer lull = new RoleContainer("all-in-one", "lull", network, Map.of())) {
            lull.reading(media, "/media").start();

            assertThat(lull.api().settled(lull.api().submit("/media"))).containsExactly(Map.entry("uploaded", 4));
            for (String result : trip.results()) {
                byte[] arrived = lull.copyFileFromContainer("/data/out/" + result, InputStream::readAllBytes);
                assertThat(arrived).as(result).isNotEmpty();
            }
            await("the engine's own HEALTHCHECK")
                    .until(() -> lull.getCurrentContainerInfo()
                            .getState()
                            .getHealth()
                            .getStatus()
                            .equals("healthy"));
            assertThat(lull.terminate()).as(lull.log()).isEqualTo(143);
        }
    }
}
