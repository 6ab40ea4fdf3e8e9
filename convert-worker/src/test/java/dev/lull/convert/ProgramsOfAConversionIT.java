package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.MediaState;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.embedded.testing.EmbeddedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How many programs are started: each costs some tens of milliseconds, whatever it does. */
class ProgramsOfAConversionIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    /** Looks at the original twice, encodes, looks at the result, compares its pictures and both sounds. */
    private static final int OF_A_CLIP = 7;

    /** Encodes, looks at what was made, compares its pictures. */
    private static final int OF_A_SEGMENT = 3;

    @TempDir
    Path folder;

    @Test
    void aClipStartsNoMoreThanItNeeds() throws Exception {
        Path clip = SampleMedia.in(folder.resolve("media")).hevcMkv("clip.mkv", 1);

        assertThat(programs(clip, "10s", 1)).isBetween(1L, (long) OF_A_CLIP);
    }

    @Test
    void eachFurtherSegmentStartsNoMoreThanItNeeds() throws Exception {
        Path film = SampleMedia.in(folder.resolve("media"))
                .make("film.mkv", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=8", "-c:v", "mpeg4", "-g", "25");

        long four = programs(film, "2s", 4);
        long eight = programs(film, "1s", 8);

        assertThat(eight - four).isBetween(1L, 4L * OF_A_SEGMENT);
    }

    /** What the conversion of a video into so many segments starts. */
    private long programs(Path video, String segmentLength, int segments) throws Exception {
        Path log = Files.writeString(folder.resolve("programs-" + segments), "");
        Map<String, String> settings = Map.of("convert.segment-length", segmentLength);
        try (ConvertFixture lull = new ConvertFixture(SERVERS, folder.resolve("store-" + segments), settings);
                ConvertWorker worker = lull.worker(counted(log))) {
            lull.uploadAll();
            Files.writeString(log, "");
            lull.defer("video", video);
            worker.start();
            await().atMost(Duration.ofSeconds(90)).until(() -> lull.state("video") == MediaState.CONVERTED);

            ConversionPlan plan =
                    Objects.requireNonNull(lull.conversion("video").plan());
            assertThat(plan.segments()).isEqualTo(segments);
            return Files.readAllLines(log).size();
        }
    }

    /** The ffmpeg of the tests, of which each start is a line in the log. */
    private Ffmpeg counted(Path log) throws IOException {
        Ffmpeg real = TestFfmpeg.get();
        return new Ffmpeg(
                noting(real.ffmpeg(), log), noting(real.ffprobe(), log), real.environment(), real.version(), "counted");
    }

    private Path noting(Path program, Path log) throws IOException {
        Path folder = Files.createTempDirectory(this.folder, "counted");
        Path script = Files.writeString(
                folder.resolve(program.getFileName()),
                "#!/bin/sh\necho \"$0 $*\" >>" + log + "\nexec " + program + " \"$@\"\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
