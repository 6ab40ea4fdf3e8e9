package dev.lull.coordinator.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.coordinator.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void world() {
        world = new World(folder);
    }

    @Test
    void aFileThatWasReplacedMeanwhileIsLookedAtAnew() throws Exception {
        world.in(MediaState.QUARANTINED, "f");

        assertThat(retry("f")).isTrue();

        assertThat(world.file("f").state()).isEqualTo(MediaState.QUEUED);
        assertThat(world.file("f").sha256()).isNotEqualTo(World.sha256("f"));
        assertThat(world.told()).containsExactly("media.upload.images f");
    }

    @Test
    void aConvertedFileThatCouldNotBeUploadedGoesStraightToItsNextUpload() throws Exception {
        Actions.refusedByTheTarget(world);

        retry("f");

        assertThat(world.file("f").state()).isEqualTo(MediaState.CONVERTED);
        assertThat(world.told()).containsExactly("media.upload.converted f");
    }

    @Test
    void aConvertedFileWhoseResultIsGoneBeginsAnew() throws Exception {
        Actions.refusedByTheTarget(world);
        world.bytes.delete(ConversionFolders.results(world.id("f")));

        retry("f");

        assertThat(world.told()).containsExactly("media.upload.images f");
    }

    @Test
    void aConvertedFileWhoseContentCameInAgainIsNotUploadedAsItIs() throws Exception {
        Actions.refusedByTheTarget(world);
        world.ledger.media().releaseContent(World.sha256("f"), world.id("f"));
        world.ledger.media().claimContent(World.sha256("f"), World.TARGET, "another");

        retry("f");

        assertThat(world.file("f").state()).isNotEqualTo(MediaState.CONVERTED);
    }

    @Test
    void unitsThatCouldNotBePutTogetherAreMadeAnew() throws Exception {
        world.in(MediaState.CONVERTING, "f");
        world.ledger.conversions().completeUnit(world.claim("f", Unit.segment(0)), 1, "sum");
        world.ledger.conversions().fail(world.id("f"), "the pieces do not fit");
        world.move("f", StateChange.to(MediaState.QUARANTINED));

        retry("f");

        assertThat(world.conversion("f").status()).isEqualTo(ConversionStatus.IN_PROGRESS);
        assertThat(world.conversion("f").unfinished()).containsExactly(Unit.segment(0));
    }

    @Test
    void itsSubmissionIsNotSettledAnyMore() throws Exception {
        world.in(MediaState.QUARANTINED, "f");

        retry("f");

        assertThat(settled()).isFalse();
    }

    /** Its file would be on its way in a submission that everybody takes for finished. */
    @Test
    void aRetryThatDiesAfterItMovedTheFileHasReopenedItsSubmissionBefore() {
        Actions.refusedByTheTarget(world);

        world.dying(3, () -> retry("f"));

        assertThat(world.file("f").state()).isEqualTo(MediaState.CONVERTED);
        assertThat(settled()).isFalse();
    }

    @Test
    void aSubmissionThatHasExpiredIsOpenedAgainForItsQuarantinedFile() throws Exception {
        world.in(MediaState.QUARANTINED, "f");
        world.clock.tick(Duration.ofDays(31));
        assertThat(world.ledger.submissions().find(World.SUBMISSION)).isEmpty();

        retry("f");

        assertThat(world.ledger.submissions().find(World.SUBMISSION)).hasValueSatisfying(submission -> {
            assertThat(submission.counts()).containsExactly(Map.entry(MediaState.QUEUED, 1L));
            assertThat(submission.dispatched()).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"UPLOADED", "DUPLICATE"})
    void whatHasArrivedIsNotSentAgain(MediaState state) {
        world.in(state, "f");

        assertThatThrownBy(() -> retry("f")).isInstanceOf(ActionRefused.class);
        assertThat(settled()).isTrue();
    }

    @Test
    void theRefusalSaysThatItIsUploaded() {
        world.in(MediaState.UPLOADED, "f");

        assertThatThrownBy(() -> retry("f")).hasMessage("f is already uploaded");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "WAITING", "QUEUED", "DEFERRED", "CONVERTING", "CONVERTED"})
    void whatIsUnderWayIsLeftAlone(MediaState state) throws Exception {
        world.in(state, "f");

        assertThat(retry("f")).isFalse();
        assertThat(world.file("f").state()).isEqualTo(state);
        assertThat(world.told()).isEmpty();
    }

    @Test
    void anOriginalThatIsGoneSaysSoAgain() throws Exception {
        world.in(MediaState.QUARANTINED, "f");
        Files.delete(folder.resolve("f"));

        retry("f");

        assertThat(world.file("f").reason()).isEqualTo("no such file or folder");
    }

    @Test
    void everyoneHearsThatItIsOnItsWayAgain() throws Exception {
        world.in(MediaState.QUARANTINED, "f");

        retry("f");

        assertThat(world.queue.events()).extracting("state").containsExactly(MediaState.SUBMITTED, MediaState.QUEUED);
    }

    @Test
    void withAWholeSubmissionSkippedFilesAreNotMeant() {
        Retry retry = Actions.retry(world);

        assertThat(retry.concerns(world.in(MediaState.SKIPPED, "text").file("text")))
                .isFalse();
        assertThat(retry.concerns(world.in(MediaState.CANCELLED, "stopped").file("stopped")))
                .isTrue();
        assertThat(world.queue.published(Topic.UPLOAD_IMAGES)).isEmpty();
    }

    private boolean settled() {
        return world.ledger.submissions().find(World.SUBMISSION).orElseThrow().settled() != null;
    }

    private boolean retry(String name) throws ActionRefused {
        return Actions.retry(world).apply(world.file(name));
    }
}
