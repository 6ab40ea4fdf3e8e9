package dev.lull.upload.targets;

import static dev.lull.upload.targets.RecordedOutcomes.receiptFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a worker that was killed leaves in the target, at each point of an upload, and what the next one makes of it.
 */
class DirectoryTargetCrashTest {

    @TempDir
    Path root;

    @TempDir
    Path elsewhere;

    Upload upload;

    @BeforeEach
    void anUpload() throws IOException {
        upload = new SampleSources(elsewhere).upload("trip/a.jpg", "the whole content");
        Files.writeString(Files.createDirectory(root.resolve("trip")).resolve("a.jpg"), "somebody's");
    }

    @FunctionalInterface
    interface Crash {
        void leave(Path hidden, Path published) throws IOException;
    }

    static Stream<Named<Crash>> crashes() {
        return Stream.of(
                named("before the part was begun", (hidden, published) -> Files.createDirectory(hidden)),
                named("in the middle of the part", (hidden, published) -> leavePart(hidden, "the whole")),
                named("twice in the middle of the part", (hidden, published) -> {
                    leavePart(hidden, "the");
                    Files.writeString(hidden.resolve("other.part"), "the whole con");
                }),
                named("before the part was published", (hidden, published) -> leavePart(hidden, "the whole content")),
                named("after the part was published", (hidden, published) -> {
                    leavePart(hidden, "the whole content");
                    Files.createLink(published, hidden.resolve("one.part"));
                }),
                named("before the hidden folder was removed", (hidden, published) -> {
                    Files.createDirectory(hidden);
                    Files.writeString(published, "the whole content");
                }),
                named(
                        "before the ledger knew",
                        (hidden, published) -> Files.writeString(published, "the whole content")));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void afterACrashAtAnyPointThereIsOneWholeFileAndNothingElse(Crash crash) throws Exception {
        oneWholeFile(crash, Parts.in(root));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void soThereIsWhereEveryFileHasAName(Crash crash) throws Exception {
        oneWholeFile(crash, Parts.named(AtomicCreate.in(root)));
    }

    private void oneWholeFile(Crash crash, Parts parts) throws Exception {
        crash.leave(root.resolve("trip/.lull-media-1"), root.resolve("trip/a (2).jpg"));

        Receipt receipt = receiptFor(new DirectoryTarget(root, "", parts), upload);

        assertThat(receipt.location()).isEqualTo(root.resolve("trip/a (2).jpg").toString());
        assertThat(TargetTree.of(root))
                .isEqualTo(Map.of("trip/a.jpg", "somebody's", "trip/a (2).jpg", "the whole content"));
    }

    @Test
    void aPausedWorkerCannotPublishThePartOfItsSuccessor() throws Exception {
        PartFile paused = begin();

        try (PartFile successor = begin()) {
            assertThat(paused.path()).isNotEqualTo(successor.path()).doesNotExist();
            paused.close();
            assertThat(successor.path()).exists();
        }
        assertThat(root.resolve(".lull-media-1")).doesNotExist();
    }

    private PartFile begin() throws IOException {
        return PartFile.begin(root, "media-1", FileMode.upTo(null), AtomicCreate.in(root));
    }

    private static void leavePart(Path hidden, String content) throws IOException {
        Files.writeString(Files.createDirectory(hidden).resolve("one.part"), content);
    }
}
