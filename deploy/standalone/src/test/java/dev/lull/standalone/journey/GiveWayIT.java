package dev.lull.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are handed over while a long film is being converted. */
class GiveWayIT {

    private static final int IMAGES = 200;
    private static final int SEGMENTS = 3;

    /** Within it the gate must have shut. */
    private static final Duration SHUTS = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    void allImagesAreUploadedBeforeAnotherSegmentIsFinishedAndNoneIsMadeTwice() throws Exception {
        Map<String, String> settings = Map.of(
                "convert.segment-length", "4s",
                "convert.preset", "veryslow",
                "convert.parallel-units", "1",
                "convert.threads-per-unit", "1",
                "gate.yield", "suspend");
        try (Fleet fleet = new Fleet(folder, settings)) {
            SampleMedia.in(fleet.work.resolve("films"))
                    .make("film.avi", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=12", "-c:v", "mpeg4", "-g", "25");
            SampleMedia.in(fleet.work.resolve("images"))
                    .make(
                            "%03d.jpg",
                            "-f", "lavfi", "-i", "testsrc2=s=64x48:r=25:d=" + IMAGES / 25 + ",noise=alls=60:allf=t");
            LullProcess coordinator = fleet.role("coordinator", "coordinator");
            fleet.role("upload-worker", "uploads");
            fleet.role("convert-worker", "convert");
            fleet.submit(coordinator, "films");
            fleet.awaitSegmentOf("convert", fleet.conversion().id(), 1);

            fleet.submit(coordinator, "images");
            await().atMost(Duration.ofMinutes(4)).until(() -> imagesAt(fleet) == IMAGES);
            fleet.awaitFile("film.mp4");

            List<JsonNode> events = fleet.events();
            List<Instant> queued = times(events, "queued");
            List<Instant> uploaded = times(events, "uploaded");
            assertThat(queued).hasSize(IMAGES);
            Instant shut = queued.get(0).plus(SHUTS);
            Instant last = uploaded.get(IMAGES - 1);
            assertThat(events)
                    .filteredOn(event -> Fleet.ofSegment(event, "finished"))
                    .hasSize(SEGMENTS)
                    .extracting(GiveWayIT::at)
                    .noneMatch(finished -> finished.isAfter(shut) && finished.isBefore(last));
            assertThat(fleet.segmentsBegun()).isEqualTo(SEGMENTS);
        }
    }

    private static long imagesAt(Fleet fleet) throws IOException {
        try (Stream<Path> files = Files.list(fleet.work.resolve("out"))) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+\\.jpg"))
                    .count();
        }
    }

    /** When images came to this state, the first one first. */
    private static List<Instant> times(List<JsonNode> events, String state) {
        return events.stream()
                .filter(event -> isImage(event, state))
                .map(GiveWayIT::at)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static boolean isImage(JsonNode event, String state) {
        return event.path("state").asText().equals(state)
                && event.path("name").asText().endsWith(".jpg");
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("at").asText());
    }
}
