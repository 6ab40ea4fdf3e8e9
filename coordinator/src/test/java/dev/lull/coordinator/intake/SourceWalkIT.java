package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaState;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceWalkIT {

    @TempDir
    Path directory;

    @Test
    void aMissingPathIsQuarantined() throws Exception {
        assertOdd(walk(directory.resolve("gone")), MediaState.QUARANTINED, "no such file or folder");
    }

    @Test
    void aDanglingLinkIsQuarantined() throws Exception {
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("gone"));

        assertOdd(walk(directory), MediaState.QUARANTINED, "link to a file that is not there");
    }

    @Test
    void aLinkToAFolderIsNotFollowedSoThatACircleEnds() throws Exception {
        Files.createSymbolicLink(directory.resolve("circle"), directory);

        assertOdd(walk(directory), MediaState.SKIPPED, "link to a folder, not followed");
    }

    @Test
    void aLinkToAFolderThatWasNamedItselfIsFollowed() throws Exception {
        Files.createFile(Files.createDirectory(directory.resolve("real")).resolve("a.jpg"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("real"));

        assertThat(walk(link)).extracting(WalkEntry::name).containsExactly("a.jpg");
    }

    @Test
    void aFolderWithNothingInItIsSkippedButOneInsideAnotherIsPassedOver() throws Exception {
        Path empty = Files.createDirectories(directory.resolve("given/inner")).getParent();

        assertOdd(walk(empty), MediaState.SKIPPED, "empty folder");

        Files.createFile(empty.resolve("a.jpg"));
        assertThat(walk(empty)).extracting(WalkEntry::name).containsExactly("a.jpg");
    }

    @Test
    void aPipeIsSkippedAndNeverOpened() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertOdd(walk(directory), MediaState.SKIPPED, "neither a file nor a folder (a pipe, socket or device)");
    }

    @Test
    void whatResolvesOutsideTheAllowedFoldersIsRefused() throws Exception {
        Path outside = Files.createFile(directory.resolve("secret"));
        Path allowed = Files.createDirectory(directory.resolve("allowed"));
        Path link = Files.createSymbolicLink(allowed.resolve("link"), outside);
        String refused = "refused: outside the folders of intake.roots";

        assertOdd(walkBelow(allowed, link), MediaState.QUARANTINED, refused);
        assertOdd(walkBelow(allowed, allowed.resolve("../secret")), MediaState.QUARANTINED, refused);
        assertOdd(walkBelow(allowed, directory), MediaState.QUARANTINED, refused);
    }

    @Test
    void theTargetBelowWhatWasSubmittedIsPassedOver() throws Exception {
        Path target = Files.createDirectory(directory.resolve("out"));
        Files.createFile(target.resolve("arrived.jpg"));
        Files.createFile(directory.resolve("new.jpg"));

        List<WalkEntry> walkEntry =
                collect(new AllowedRoots(List.of("/"), List.of(target.toString())), directory.toString());

        assertThat(walkEntry).extracting(WalkEntry::name).containsExactly("new.jpg", "out");
        assertOdd(
                walkEntry.subList(1, 2),
                MediaState.SKIPPED,
                "folder passed over: it is the target, Lull's own, or named in intake.exclude");
    }

    @Test
    void aSourceOfAnUnknownKindIsQuarantined() throws Exception {
        assertOdd(collect("/", "gs://bucket/a.jpg"), MediaState.QUARANTINED, "gs:// sources cannot be read here");
    }

    @Test
    void anObjectOutsideTheBucketsThatAreAllowedIsRefused() throws Exception {
        assertOdd(
                collect("/", "s3://bucket/a.jpg"),
                MediaState.QUARANTINED,
                "refused: outside the buckets of intake.roots, which may name s3://bucket/prefix");
    }

    @Test
    void aNameThatIsNoTextIsQuarantinedUnderASourceThatTellsItApart() throws Exception {
        for (String bytes : List.of("%FF.jpg", "%FE.jpg")) {
            Files.createFile(Path.of(URI.create(directory.toUri() + bytes)));
        }

        List<WalkEntry> walkEntry = walk(directory);

        assertThat(walkEntry)
                .extracting(WalkEntry::source)
                .doesNotHaveDuplicates()
                .allMatch(source -> source.contains("%F"));
        assertThat(walkEntry).allSatisfy(each -> assertThat(each.verdict().to()).isEqualTo(MediaState.QUARANTINED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b.jpg", "'it\"s'.jpg", "two\nlines.jpg", "\ud83c\udf89.jpg", "-rf", "..jpg", " ", "a\\b"})
    void everyNameThatIsTextIsTakenAsItIs(String name) throws Exception {
        Path file = Files.createFile(directory.resolve(name));

        assertThat(walk(directory))
                .extracting(WalkEntry::name, WalkEntry::source, WalkEntry::verdict)
                .containsExactly(tuple(name, file.toString(), null));
    }

    @Test
    void theOrderIsFilesThenFoldersByNameAndTheSameEachTime() throws Exception {
        for (String file : List.of("b/2.jpg", "b/1.jpg", "a/x/3.jpg", "a/4.jpg", "z.jpg", "c.jpg")) {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }

        assertThat(walk(directory))
                .extracting(WalkEntry::name)
                .containsExactly("c.jpg", "z.jpg", "a/4.jpg", "a/x/3.jpg", "b/1.jpg", "b/2.jpg");
    }

    @Test
    void anUnreadableFolderIsQuarantinedAndTheRestGoesOn() throws Exception {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.createFile(directory.resolve("open.jpg"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        boolean root = Files.isReadable(closed);
        try {
            assertThat(walk(directory))
                    .extracting(WalkEntry::name)
                    .isEqualTo(root ? List.of("open.jpg") : List.of("open.jpg", "closed"));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void assertOdd(List<WalkEntry> walkEntry, MediaState state, String reason) {
        assertThat(walkEntry).singleElement().satisfies(only -> {
            assertThat(only.verdict()).isNotNull();
            assertThat(only.verdict().to()).isEqualTo(state);
            assertThat(only.verdict().facts()).containsEntry(MediaField.REASON, reason);
        });
    }

    private static List<WalkEntry> walk(Path given) throws InterruptedException, IOException {
        return walkBelow(Path.of("/"), given);
    }

    private static List<WalkEntry> collect(String root, String given) throws InterruptedException {
        return collect(new AllowedRoots(List.of(root), List.of()), given);
    }

    private static List<WalkEntry> walkBelow(Path root, Path given) throws InterruptedException {
        return collect(root.toString(), given.toString());
    }

    private static List<WalkEntry> collect(AllowedRoots allowedRoots, String given) throws InterruptedException {
        List<WalkEntry> walkEntry = new ArrayList<>();
        LocalSourceFiles files = new LocalSourceFiles(SourceRoots.EVERYWHERE);
        SourceCheck outage = new SourceCheck(files, Duration.ofMillis(1));
        new SourceWalk(allowedRoots, files, outage, walkEntry::add).walk(List.of(given), WalkPosition.START);
        return walkEntry;
    }
}
