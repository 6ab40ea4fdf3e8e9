package dev.lull.convert.job;

import static dev.lull.convert.testing.OneConversion.ID;
import static dev.lull.convert.testing.OneConversion.SUBMISSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.convert.testing.Mp4Bytes;
import dev.lull.convert.testing.OneConversion;
import dev.lull.convert.testing.SomeMedia;
import dev.lull.convert.testing.SomePlans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobCompletionTest {

    private static final UnitTask TASK = OneConversion.task(Unit.ASSEMBLE);
    private static final String WHY = "not one frame could be decoded";

    private OneConversion world;
    private JobCompletion completion;

    @BeforeEach
    void finishTheOnlyUnit(@TempDir Path folder) throws IOException {
        world = new OneConversion(folder, SomeMedia.toRemux(30));
        MediaJournal journal = new MediaJournal(world.ledger.media(), world.queue.publisher(), "worker-1", world.clock);
        JobDispatch dispatch = new JobDispatch(world.ledger, world.queue.publisher(), journal, "worker-1", world.clock);
        completion = new JobCompletion(
                world.ledger.conversions(),
                dispatch,
                journal,
                world.queue.publisher(),
                world.store,
                "worker-1",
                world.clock);
        world.plan(SomePlans.whole(ConversionKind.REMUX));
        world.ledger.media().move(ID, StateChange.to(MediaState.CONVERTING));
        world.finish(Unit.segment(0), Mp4Bytes.of("high", "all"));
    }

    @Test
    void aCompletedConversionGoesOnToItsUpload() {
        complete();
        completion.after(world.job(), TASK);

        assertThat(world.uploads())
                .containsExactly(new UploadTask(UploadPriority.CONVERTED, SUBMISSION, List.of(ID), 1));
        assertThat(world.media().state()).isEqualTo(MediaState.CONVERTED);
        assertThat(world.media().convertedAt()).isEqualTo(world.clock.instant());
        assertThat(world.media().plan()).isEqualTo(ConversionKind.REMUX);
    }

    @Test
    void theWorkFilesOfACompletedConversionGo() throws Exception {
        complete();
        completion.after(world.job(), TASK);

        assertThat(world.hasWorkFiles()).isFalse();
    }

    @Test
    void aFailedConversionIsQuarantinedWithItsReasonAndADeadLetter() {
        fail(WHY);

        assertThat(world.conversion().status()).isEqualTo(ConversionStatus.FAILED);
        assertThat(world.media().state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(world.media().reason()).isEqualTo(WHY);
        assertThat(world.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(WHY);
            assertThat(letter.from()).isEqualTo(TASK.topic().topicName());
            assertThat(letter.key()).isEqualTo(ID);
        });
    }

    @Test
    void aFailedConversionKeepsItsFinishedUnits() throws Exception {
        fail(WHY);

        assertThat(world.hasWorkFiles()).isTrue();
    }

    @Test
    void theFirstFailureIsTheOneThatCounts() {
        fail(WHY);
        fail("another reason");

        assertThat(world.media().reason()).isEqualTo(WHY);
        assertThat(world.deadLetters()).hasSize(1);
    }

    @Test
    void givingUpWhatIsCompletedGoesOnToItsUpload() {
        complete();
        fail(WHY);

        assertThat(world.media().state()).isEqualTo(MediaState.CONVERTED);
        assertThat(world.deadLetters()).isEmpty();
    }

    @Test
    void aCancelledConversionIsCancelledAndItsFilesGo() throws Exception {
        world.ledger.conversions().cancel(ID);
        completion.after(world.job(), TASK);

        assertThat(world.media().state()).isEqualTo(MediaState.CANCELLED);
        assertThat(world.hasWorkFiles()).isFalse();
        assertThat(world.uploads()).isEmpty();
    }

    @Test
    void aFileThatArrivedIsNotUploadedAgain() {
        complete();
        completion.after(world.job(), TASK);
        world.ledger.media().move(ID, StateChange.to(MediaState.UPLOADED));

        completion.after(world.job(), TASK);

        assertThat(world.uploads()).hasSize(1);
        assertThat(world.media().state()).isEqualTo(MediaState.UPLOADED);
    }

    @Test
    void aConversionUnderWayHasNoEnd() {
        assertThatIllegalStateException()
                .isThrownBy(() -> completion.after(world.job(), TASK))
                .withMessage("film.mkv (film) has not ended");
    }

    @Test
    void givingUpAVideoThatIsNotInTheLedgerChangesNothing() {
        completion.fail("another", TASK, new Failure.Permanent(WHY));

        assertThat(world.deadLetters()).isEmpty();
    }

    private void fail(String why) {
        completion.fail(ID, TASK, new Failure.Permanent(why));
    }

    private void complete() {
        world.ledger.conversions().complete(world.claim(Unit.ASSEMBLE, "worker-1"), 10, "ab");
    }
}
