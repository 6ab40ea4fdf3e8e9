package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.coordinator.testing.SmallMedia;
import dev.lull.coordinator.testing.TestArchive;
import dev.lull.coordinator.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator that dies before any step of unpacking an archive; the next one takes it up again. */
class UnpackingCrashTest {

    private static final Settings SETTINGS = new SettingsLoader()
            .base(Map.of("target", World.TARGET, "unpack.free-space", "1B"))
            .load();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicNode> anArchiveEndsAsIfItsCoordinatorHadNotDied() throws Exception {
        Path in = archive();
        World clean = world(in, "clean");
        clean.steps.restart();
        new Unpackings(clean, SETTINGS).run();
        List<String> steps = clean.steps.taken();
        clean.reconciled();
        return IntStream.range(0, steps.size())
                .mapToObj(step -> dynamicTest("before step " + step + ", " + steps.get(step), () -> {
                    World world = world(in, "dying at " + step);
                    world.dying(step, () -> new Unpackings(world, SETTINGS).run());
                    new Unpackings(world, SETTINGS).run();

                    assertThat(world.reconciled().end()).isEqualTo(clean.end());
                    assertThat(world.told()).isEqualTo(clean.told());
                    everyFileCanBeRead(world);
                }));
    }

    private static void everyFileCanBeRead(World world) throws IOException {
        for (MediaFile file : world.ledger.submissions().files(World.SUBMISSION, 0, 100)) {
            if (!file.state().settled() || file.state() == MediaState.QUARANTINED) {
                assertThat(world.sources.stat(file.source())).as(file.name()).isPresent();
            }
        }
    }

    private World world(Path in, String name) {
        return new World(folder.resolve(name)).accepted(List.of(in.toString()));
    }

    private Path archive() throws IOException {
        SmallMedia media = new SmallMedia(folder.resolve("made"));
        Path in = Files.createDirectories(folder.resolve("in"));
        Path inner =
                new TestArchive().file("inner.jpg", media.jpeg("inner.jpg")).zip(folder.resolve("inner.zip"));
        new TestArchive()
                .file("a.xmp", "<x/>".getBytes(StandardCharsets.UTF_8))
                .file("a.jpg", media.jpeg("a.jpg"))
                .file("b.jpg", media.jpeg("b.jpg"))
                .file("day/c.mp4", media.compatible("c.mp4"))
                .file("day/d.mkv", media.incompatible("d.mkv"))
                .file("day/e.jpg", media.truncated(media.jpeg("whole"), "e.jpg", 900))
                .file("day/a again.jpg", media.jpeg("a.jpg"))
                .file("inner.zip", inner)
                .file("notes.txt", "text\n".repeat(9).getBytes(StandardCharsets.UTF_8))
                .zip(in.resolve("holiday.zip"));
        return in;
    }
}
