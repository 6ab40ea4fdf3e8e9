package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lull plan} says of a folder, without anything that runs. */
class PlanCommandIT {

    @TempDir
    Path work;

    @BeforeEach
    void media() throws IOException {
        Path media = Files.createDirectories(work.resolve("media"));
        SampleMedia samples = SampleMedia.in(media);
        samples.jpeg("a.jpg");
        samples.h264Mp4("b.mp4", 1);
        samples.hevcMkv("c.mkv", 2);
        samples.truncated(samples.h264Mp4("e.mp4", 2), "d.mp4", 20_000);
        Files.delete(media.resolve("e.mp4"));
        Files.writeString(media.resolve("notes.txt"), "no picture");
        Files.writeString(media.resolve("turn\u202earound.txt"), "no picture");
        Files.createFile(media.resolve("zero.jpg"));
    }

    @Test
    void everyFileIsSaidWithWhatWouldBecomeOfItAndWhy() throws Exception {
        try (LullProcess plan = LullProcess.start(work, "plan", "media")) {
            assertThat(plan.status()).as(plan.err()).isEqualTo(3);
            assertThat(plan.out().lines().toList())
                    .anyMatch(line -> line.matches("upload {3}a\\.jpg  \\(.+\\)"))
                    .anyMatch(line -> line.matches("upload {3}b\\.mp4  \\(.+\\)"))
                    .anyMatch(line -> line.matches("convert {2}c\\.mkv  \\(.+\\)  full: .*hevc is not h264.*"))
                    .anyMatch(line -> line.matches("refuse {3}d\\.mp4  .*"))
                    .anyMatch(line -> line.matches("skip {5}notes\\.txt  .*is not a picture or a video"))
                    .anyMatch(line -> line.startsWith("skip     turn\\u202earound.txt  "))
                    .anyMatch(line -> line.equals("skip     zero.jpg  empty file (0 bytes)"))
                    .last()
                    .asString()
                    .matches("would be: 2 files \\(.+\\) uploaded as they are, 1 file \\(.+\\) converted, "
                            + "3 files \\(.+\\) skipped, 1 file \\(.+\\) refused");
        }
    }

    @Test
    void itTouchesNothing() throws Exception {
        List<String> before = tree();

        try (LullProcess plan = LullProcess.start(work, "plan", "media", "--json")) {
            assertThat(plan.status()).as(plan.err()).isEqualTo(3);
            List<JsonNode> files = plan.out().lines().map(Json::read).toList();
            assertThat(files).hasSize(7);
            assertThat(files)
                    .filteredOn(file -> file.path("name").asText().equals("c.mkv"))
                    .singleElement()
                    .satisfies(file -> {
                        assertThat(file.path("outcome").asText()).isEqualTo("convert");
                        assertThat(file.path("plan").asText()).isEqualTo("full");
                        assertThat(file.path("segments").asInt()).isEqualTo(1);
                        assertThat(file.path("size").asLong()).isPositive();
                        assertThat(file.path("lost").isArray()).isTrue();
                    });
        }

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void anEstimateIsMadeByThreeSegments() throws Exception {
        SampleMedia.in(work.resolve("films")).hevcMkv("long.mkv", 8);
        Path estimates = work.resolve("estimates");
        String kept = "convert.estimates=" + estimates;

        try (LullProcess plan = LullProcess.start(
                work,
                "plan",
                "films",
                "media/b.mp4",
                "--estimate",
                "--set",
                "convert.segment-length=1s",
                "--set",
                kept)) {
            assertThat(plan.status()).as(plan.err()).isZero();
            assertThat(plan.out())
                    .containsPattern("convert +long\\.mkv .* segments: ")
                    .containsPattern("\n +about [0-9.]+ (s|min), [0-9.]+ [kM]B, ± [0-9]+ %")
                    .containsPattern("would be: .*; about [0-9.]+ (s|min), [0-9.]+ [kM]B, ± [0-9]+ %");
        }
        try (LullProcess plan = LullProcess.start(
                work, "plan", "films", "--estimate", "--json", "--set", "convert.segment-length=1s", "--set", kept)) {
            assertThat(plan.status()).as(plan.err()).isZero();
            JsonNode estimate = Json.read(plan.out()).path("estimate");
            assertThat(estimate.path("seconds").asDouble()).isPositive();
            assertThat(estimate.path("bytes").asLong()).isPositive();
            assertThat(estimate.path("margin").asDouble()).isBetween(0.1, 10.0);
        }
        try (Stream<Path> files = Files.list(estimates)) {
            assertThat(files).as("for the conversion that follows").hasSize(3);
        }
    }

    @Test
    void whatIsNotThereIsRefused() throws Exception {
        try (LullProcess plan = LullProcess.start(work, "plan", "nowhere")) {
            assertThat(plan.status()).isEqualTo(3);
            assertThat(plan.out()).contains("refuse   nowhere  no such file or folder");
        }
    }

    @Test
    void aBucketIsSaidNotToBeLookedInto() throws Exception {
        try (LullProcess plan = LullProcess.start(work, "plan", "s3://bucket/films")) {
            assertThat(plan.status()).isNotZero();
            assertThat(plan.err()).contains("plan looks into files of this machine, not into buckets");
        }
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            return all.map(Path::toString).sorted().toList();
        }
    }
}
