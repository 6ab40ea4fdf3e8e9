package dev.lull.coordinator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NextTaskTest {

    private final InMemoryLedger ledger = new InMemoryLedger(new TickingClock(), Duration.ofDays(1));

    @ParameterizedTest
    @CsvSource({"IMAGE, IMAGES", "VIDEO, VIDEOS"})
    void whatIsReadyIsUploadedByItsKind(MediaKind kind, UploadPriority priority) {
        assertThat(next(aFile(kind, MediaState.QUEUED), 3)).contains(new UploadTask(priority, "s", List.of("f"), 3));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFERRED", "CONVERTING"})
    void whatIsNotConvertedYetIsPlannedWithThePriorityItHas(MediaState state) {
        MediaState[] way =
                state == MediaState.DEFERRED ? new MediaState[] {state} : new MediaState[] {MediaState.DEFERRED, state};
        MediaFile file = aFile(MediaKind.VIDEO, way);
        ledger.conversions().open("f", "/f", ConvertPriority.LOW);

        assertThat(next(file, 2)).contains(new ConvertTask("f", "s", ConvertPriority.LOW, 2));
    }

    @Test
    void whatHasNoConversionYetIsNotPlanned() {
        assertThat(next(aFile(MediaKind.VIDEO, MediaState.DEFERRED), 1)).isEmpty();
    }

    @Test
    void whatIsConvertedIsUploadedBehindEverythingElse() {
        MediaFile file = aFile(MediaKind.VIDEO, MediaState.DEFERRED, MediaState.CONVERTING, MediaState.CONVERTED);

        assertThat(next(file, 1)).contains(new UploadTask(UploadPriority.CONVERTED, "s", List.of("f"), 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"DUPLICATE", "SKIPPED", "QUARANTINED", "CANCELLED"})
    void nothingHappensToWhatIsSettled(MediaState state) {
        assertThat(next(aFile(MediaKind.IMAGE, state), 1)).isEmpty();
    }

    @Test
    void whatIsNotLookedAtYetHasNoTask() {
        assertThat(next(aFile(MediaKind.OTHER), 1)).isEmpty();
    }

    private Optional<Task> next(MediaFile file, int attempt) {
        return NextTask.of(file, ledger.conversions(), attempt);
    }

    private MediaFile aFile(MediaKind kind, MediaState... way) {
        ledger.media().register("f", "s", "/f", "f", ledger.now());
        for (MediaState state : way) {
            ledger.media().move("f", StateChange.to(state).with(MediaField.KIND, kind.wireName()));
        }
        return ledger.media().find("f").orElseThrow();
    }
}
