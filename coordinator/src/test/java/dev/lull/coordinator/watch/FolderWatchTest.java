package dev.lull.coordinator.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.ledger.Naming;
import dev.lull.common.testing.Steps;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A watched folder on the disk, and a ledger in memory. */
class FolderWatchTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsTakenOnceItHasStoodStill() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        FolderWatch watch = watched.coordinator("a");
        watched.file("a.jpg");

        watch.walk(FolderWatchTest::nothing);
        assertThat(watched.submitted()).isEmpty();
        assertThat(watch.isSettling()).isTrue();
        watched.clock.tick(WatchedFolder.SETTLE.minusMillis(1));
        watch.look(Set.of(), FolderWatchTest::nothing);
        assertThat(watched.submitted()).isEmpty();
        watched.clock.tick(Duration.ofMillis(1));
        watch.look(Set.of(), FolderWatchTest::nothing);

        assertThat(watched.submitted()).containsExactly("a.jpg");
        assertThat(watch.isSettling()).isFalse();
    }

    @Test
    void aFileThatGrowsIsNotTakenAlthoughItsTimeIsKept() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        FolderWatch watch = watched.coordinator("a");
        FileTime years = FileTime.from(watched.clock.instant().minus(Duration.ofDays(900)));
        Path film = watched.file("film.mkv", "be");
        Files.setLastModifiedTime(film, years);
        watch.walk(FolderWatchTest::nothing);
        watched.clock.tick(WatchedFolder.SETTLE);

        Files.writeString(film, "beginning");
        Files.setLastModifiedTime(film, years);
        watch.look(Set.of(), FolderWatchTest::nothing);
        assertThat(watched.submitted()).isEmpty();

        watched.clock.tick(WatchedFolder.SETTLE);
        watch.look(Set.of(), FolderWatchTest::nothing);
        assertThat(watched.submitted()).containsExactly("film.mkv");
    }

    @Test
    void aFileThatAProgramHasOpenToWriteIntoItIsNotTaken() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        FolderWatch watch = watched.coordinator("a");
        Path film = watched.file("film.mkv");
        try (OutputStream writer = Files.newOutputStream(film)) {
            writer.write(1);
            watched.settled(watch);
            assertThat(watched.submitted()).isEmpty();
        }

        watched.clock.tick(WatchedFolder.SETTLE);
        watch.look(Set.of(), FolderWatchTest::nothing);

        assertThat(watched.submitted()).containsExactly("film.mkv");
    }

    @Test
    void aFileThatIsHeldOpenForLongWithoutAnyChangeIsTaken() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        FolderWatch watch = watched.coordinator("a");
        Path film = watched.file("film.mkv");
        try (OutputStream writer = Files.newOutputStream(film)) {
            writer.write(1);
            watched.settled(watch);
            watched.clock.tick(Duration.ofMinutes(10));
            watch.look(Set.of(), FolderWatchTest::nothing);
        }

        assertThat(watched.submitted()).containsExactly("film.mkv");
    }

    @Test
    void whatHasLainThereForLongIsTakenAtOnce() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        watched.file("a.jpg");
        watched.file("2024/b.jpg");
        watched.clock.tick(Duration.ofHours(2));

        watched.coordinator("a").walk(FolderWatchTest::nothing);

        assertThat(watched.submitted()).containsExactly("2024/b.jpg", "a.jpg");
    }

    @Test
    void aRestartTakesNothingTwiceAndMissesNothing() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        watched.file("a.jpg");
        watched.file("below/b.jpg");
        FolderWatch first = watched.coordinator("a");
        watched.settled(first);
        first.leave();
        watched.file("below/c.jpg");

        watched.settled(watched.coordinator("b"));

        assertThat(watched.submitted()).containsExactly("a.jpg", "below/b.jpg", "below/c.jpg");
    }

    @Test
    void aFileThatChangedOrCameBackIsTakenAgain() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        FolderWatch watch = watched.coordinator("a");
        Path a = watched.file("a.jpg");
        Path b = watched.file("below/b.jpg");
        watched.settled(watch);

        watched.file("a.jpg", "another content");
        Files.delete(b);
        Files.delete(b.getParent());
        watched.settled(watch);
        watched.file("below/b.jpg");
        watched.settled(watch);
        watch.walk(FolderWatchTest::nothing);

        assertThat(watched.submitted()).containsExactly("a.jpg", "below/b.jpg", "a.jpg", "below/b.jpg");
        assertThat(a).exists();
    }

    @Test
    void aSidecarAndItsFileAreTakenTogether() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        FolderWatch watch = watched.coordinator("a");
        watched.file("a.xmp");
        watched.file("b.jpg");
        watch.walk(FolderWatchTest::nothing);
        watched.clock.tick(WatchedFolder.SETTLE.dividedBy(2));
        watched.file("a.jpg");
        watch.walk(FolderWatchTest::nothing);
        watched.clock.tick(WatchedFolder.SETTLE.dividedBy(2));
        watch.walk(FolderWatchTest::nothing);
        assertThat(watched.submitted()).containsExactly("b.jpg");

        watched.clock.tick(WatchedFolder.SETTLE);
        watch.walk(FolderWatchTest::nothing);

        assertThat(watched.submitted()).containsExactly("b.jpg", "a.jpg", "a.xmp");
    }

    @Test
    void filesAreNamedBelowThePrefixByTheirPlaceInTheFolder() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder, "cameras/front", Map.of());
        watched.file("2026/a.jpg");

        watched.settled(watched.coordinator("a"));

        assertThat(watched.ledger.submissions().unsettled())
                .singleElement()
                .satisfies(submission ->
                        assertThat(submission.naming()).isEqualTo(new Naming(folder.toString(), "cameras/front")));
    }

    @Test
    void whatIsLeftOutIsNotTaken() throws Exception {
        Path target = folder.resolve("target");
        WatchedFolder watched = new WatchedFolder(
                folder,
                "",
                Map.of(
                        "target",
                        target.toString(),
                        "intake.exclude",
                        folder.resolve("private").toString()));
        for (String name : List.of("target/a.jpg", "private/b.jpg", "@eaDir/c.jpg", ".hidden.jpg", "d.mp4.part")) {
            watched.file(name);
        }
        watched.file("e.jpg");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("private"));

        watched.settled(watched.coordinator("a"));

        assertThat(watched.submitted()).containsExactly("e.jpg");
    }

    @Test
    void aDiskThatIsNotMountedForAWhileIsNotForgotten() throws Exception {
        Path root = Files.createDirectory(folder.resolve("disk"));
        Path elsewhere = folder.resolve("elsewhere");
        WatchedFolder watched = new WatchedFolder(root);
        FolderWatch watch = watched.coordinator("a");
        watched.file("a.jpg");
        watched.file("below/b.jpg");
        watched.settled(watch);

        Files.move(root, elsewhere);
        watch.walk(FolderWatchTest::nothing);
        Files.createDirectory(root);
        watch.walk(FolderWatchTest::nothing);
        Files.delete(root);
        Files.move(elsewhere, root);
        watched.settled(watch);

        assertThat(watched.submitted()).containsExactly("a.jpg", "below/b.jpg");
    }

    @Test
    void ofSeveralCoordinatorsOneTakesTheFiles() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        FolderWatch one = watched.coordinator("a");
        FolderWatch other = watched.coordinator("b");
        watched.file("a.jpg");
        watched.settled(one);
        watched.settled(other);
        watched.file("b.jpg");

        watched.clock.tick(FolderWatch.LEASE);
        watched.settled(other);
        watched.settled(one);

        assertThat(watched.submitted()).containsExactly("a.jpg", "b.jpg");
    }

    @Test
    void whoStoodStillForLongerThanItsLeaseTakesNothingOfWhatItSaw() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        FolderWatch slow = watched.coordinator("a");
        FolderWatch other = watched.coordinator("b");
        watched.file("a.jpg");
        slow.walk(FolderWatchTest::nothing);
        watched.clock.tick(WatchedFolder.SETTLE);

        slow.look(Set.of(), () -> {
            watched.clock.tick(FolderWatch.LEASE);
            try {
                watched.settled(other);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            other.leave();
        });

        assertThat(watched.submitted()).containsExactly("a.jpg");
    }

    @Test
    void aLedgerThatIsAwayLosesNothing() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder);
        FolderWatch watch = watched.coordinator("a");
        watched.file("a.jpg");
        watch.walk(FolderWatchTest::nothing);
        watched.clock.tick(WatchedFolder.SETTLE);
        watched.ledger.disconnect();
        assertThatThrownBy(() -> watch.look(Set.of(), FolderWatchTest::nothing)).isInstanceOf(LedgerUnavailable.class);

        watched.ledger.reconnect();
        watched.settled(watch);

        assertThat(watched.submitted()).containsExactly("a.jpg");
    }

    @TestFactory
    Stream<DynamicTest> aCoordinatorThatDiesBeforeAnyStepLosesNothingAndTakesNothingTwice() throws Exception {
        WatchedFolder clean = filled("clean");
        clean.settled(clean.coordinator("a"));
        List<String> steps = clean.steps.taken();
        assertThat(steps).contains("watches.begin", "submissions.open", "watches.note", "watches.end");
        return IntStream.range(0, steps.size())
                .mapToObj(step -> DynamicTest.dynamicTest("before step " + step + ", " + steps.get(step), () -> {
                    WatchedFolder watched = filled("step" + step);
                    watched.steps.crashBefore(step);
                    assertThatThrownBy(() -> watched.settled(watched.coordinator("a")))
                            .isInstanceOf(Steps.Crash.class);
                    watched.steps.restart();
                    watched.clock.tick(FolderWatch.LEASE);
                    watched.file("later.jpg");

                    watched.settled(watched.coordinator("b"));

                    assertThat(watched.submitted())
                            .containsExactlyInAnyOrder("a.jpg", "a.xmp", "below/b.jpg", "later.jpg");
                }));
    }

    private WatchedFolder filled(String name) throws Exception {
        WatchedFolder watched = new WatchedFolder(Files.createDirectory(folder.resolve(name)));
        watched.file("a.jpg");
        watched.file("a.xmp");
        watched.file("below/b.jpg");
        return watched;
    }

    private static void nothing() {}
}
