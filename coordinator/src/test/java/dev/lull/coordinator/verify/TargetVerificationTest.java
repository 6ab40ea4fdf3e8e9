package dev.lull.coordinator.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.coordinator.action.ActionRefused;
import dev.lull.coordinator.action.Retry;
import dev.lull.coordinator.testing.World;
import dev.lull.coordinator.verify.Finding.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two pictures that were uploaded to a folder. */
class TargetVerificationTest {

    @TempDir
    Path folder;

    private Path target;
    private World world;

    @BeforeEach
    void uploaded() throws IOException {
        target = Files.createDirectories(folder.resolve("out"));
        world = new World(folder);
        for (String name : List.of("a.jpg", "b.jpg")) {
            world.registered(name);
            world.secondIntake.take(world.file(name));
            Path there = Files.copy(folder.resolve(name), target.resolve(name));
            world.move(name, StateChange.to(MediaState.UPLOADED).with(MediaField.RESULT, there));
        }
    }

    @Test
    void nothingIsFoundWhereEverythingIsThere() throws Exception {
        TargetVerification.Part part = verification().compare(0, 10, true);

        assertThat(part.compared()).isEqualTo(2);
        assertThat(part.findings()).isEmpty();
        assertThat(part.next()).isNull();
    }

    @Test
    void aFolderThatSortsByDateIsComparedBelowItsFixedPart() throws Exception {
        Files.delete(target.resolve("a.jpg"));

        TargetVerification.Part part = verification(
                        new LocalSourceFiles(SourceRoots.EVERYWHERE), target + "/{year}/{month}")
                .compare(0, 10, false);

        assertThat(part.compared()).isEqualTo(2);
        assertThat(part.findings()).hasSize(1);
    }

    @Test
    void whatIsMissingIsFoundAndLeftAsItIs() throws Exception {
        Files.delete(target.resolve("a.jpg"));

        List<Finding> findings = verification().compare(0, 10, false).findings();

        assertThat(findings).extracting(Finding::problem).containsExactly(Problem.MISSING);
        assertThat(findings).extracting(Finding::sentAgain).containsExactly(false);
        assertThat(world.file("a.jpg").state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void whatHasAnotherSizeDiffers() throws Exception {
        Files.writeString(target.resolve("b.jpg"), "half");

        Finding finding = verification().compare(0, 10, false).findings().get(0);

        assertThat(finding.problem()).isEqualTo(Problem.DIFFERS);
        assertThat(finding.detail())
                .isEqualTo("it has 4 bytes, not " + world.file("b.jpg").size());
    }

    @Test
    void anotherChecksumDiffersWhereTheTargetTellsIt() throws Exception {
        MediaFile file = world.file("a.jpg");
        SourceFiles bucket = new Bucket(Map.of(
                "s3://media/in/a.jpg", new SourceFiles.State(file.size(), world.clock.instant(), file.sha256()),
                "s3://media/in/b.jpg",
                        new SourceFiles.State(world.file("b.jpg").size(), world.clock.instant(), "other")));
        for (String name : List.of("a.jpg", "b.jpg")) {
            world.ledger.media().retry(world.id(name), MediaState.SUBMITTED);
            world.move(name, StateChange.to(MediaState.QUEUED));
            world.move(name, StateChange.to(MediaState.UPLOADED).with(MediaField.RESULT, "s3://media/in/" + name));
        }

        List<Finding> findings =
                verification(bucket, "s3://media/{year}").compare(0, 10, false).findings();

        assertThat(findings).extracting(finding -> finding.file().name()).containsExactly("b.jpg");
        assertThat(findings).extracting(Finding::detail).containsExactly("it has other content");
    }

    @Test
    void whatIsMissingIsSentAgainOnRequest() throws Exception {
        world.steps.restart();
        Files.delete(target.resolve("a.jpg"));

        TargetVerification.Part part = verification().compare(0, 10, true);

        assertThat(part.findings()).extracting(Finding::sentAgain).containsExactly(true);
        assertThat(world.file("a.jpg").state()).isEqualTo(MediaState.QUEUED);
        assertThat(world.file("a.jpg").result()).isNull();
        assertThat(world.told()).contains("media.upload.images a.jpg");
        assertThat(world.ledger
                        .submissions()
                        .find(World.SUBMISSION)
                        .orElseThrow()
                        .settled())
                .isNull();
        assertThat(world.file("b.jpg").state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void partsThatSendFilesAgainPassNoneOver() throws Exception {
        Files.delete(target.resolve("a.jpg"));
        Files.delete(target.resolve("b.jpg"));

        TargetVerification.Part first = verification().compare(0, 1, true);
        TargetVerification.Part second = verification().compare(first.next(), 1, true);

        assertThat(List.of(first.compared(), second.compared())).containsExactly(1, 1);
        assertThat(List.of(world.file("a.jpg").state(), world.file("b.jpg").state()))
                .containsOnly(MediaState.QUEUED);
    }

    @Test
    void whatHasNoOriginalAnyMoreIsNotSentAgain() throws Exception {
        Files.delete(target.resolve("a.jpg"));
        Files.delete(folder.resolve("a.jpg"));

        Finding finding = verification().compare(0, 10, true).findings().get(0);

        assertThat(finding.sentAgain()).isFalse();
        assertThat(finding.detail()).isEqualTo("it is not there, and its original is gone");
        assertThat(world.file("a.jpg").state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void aTargetFolderThatIsMissingIsNotAnEmptyOne() {
        assertThatThrownBy(() -> verification(new LocalSourceFiles(SourceRoots.EVERYWHERE), folder + "/unmounted")
                        .compare(0, 10, true))
                .isInstanceOf(ActionRefused.class)
                .hasMessageContaining("is missing: make it, or mount its disk");
    }

    @Test
    void aChatCannotBeAsked() {
        assertThatThrownBy(() -> verification(new LocalSourceFiles(SourceRoots.EVERYWHERE), "telegram:@holiday")
                        .compare(0, 10, false))
                .isInstanceOf(ActionRefused.class)
                .hasMessage("telegram:@holiday cannot be asked what it has; only folders and buckets can");
    }

    @Test
    void whatWentToAnotherTargetIsNotCompared() throws Exception {
        Path other = Files.createDirectories(folder.resolve("out2"));

        assertThat(verification(new LocalSourceFiles(SourceRoots.EVERYWHERE), other.toString())
                        .compare(0, 10, true)
                        .compared())
                .isZero();
    }

    private TargetVerification verification() {
        return verification(new LocalSourceFiles(SourceRoots.EVERYWHERE), target.toString());
    }

    private TargetVerification verification(SourceFiles files, String place) {
        Retry retry = new Retry(
                world.ledger,
                world.journal,
                world.queue.publisher(),
                world.store,
                world.secondIntake::take,
                World.TARGET,
                world.clock);
        return new TargetVerification(world.ledger, files, retry, place);
    }

    /** Objects by their names. */
    private record Bucket(Map<String, State> objects) implements SourceFiles {

        @Override
        public Optional<State> stat(String source) {
            return Optional.ofNullable(objects.get(source));
        }

        @Override
        public HeldFile hold(String source) throws IOException {
            throw new IOException("not read");
        }

        @Override
        public Page objects(String beginning, String after) {
            return new Page(List.of(), null);
        }

        @Override
        public void close() {}
    }
}
