package dev.lull.coordinator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NextTaskTest {

    @ParameterizedTest
    @CsvSource({"IMAGE, IMAGES", "VIDEO, VIDEOS"})
    void whatIsReadyIsUploadedByItsKind(MediaKind kind, UploadPriority priority) {
        assertThat(NextTask.of(aFile(kind, MediaState.QUEUED), 3))
                .contains(new UploadTask(priority, "s", List.of("f"), 3));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFERRED", "CONVERTING"})
    void whatIsNotConvertedYetIsPlanned(MediaState state) {
        MediaState[] way =
                state == MediaState.DEFERRED ? new MediaState[] {state} : new MediaState[] {MediaState.DEFERRED, state};

        assertThat(NextTask.of(aFile(MediaKind.VIDEO, way), 2)).contains(new ConvertTask("f", "s", 2));
    }

    @Test
    void whatIsConvertedIsUploadedBehindEverythingElse() {
        MediaFile file = aFile(MediaKind.VIDEO, MediaState.DEFERRED, MediaState.CONVERTING, MediaState.CONVERTED);

        assertThat(NextTask.of(file, 1)).contains(new UploadTask(UploadPriority.CONVERTED, "s", List.of("f"), 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"DUPLICATE", "SKIPPED", "QUARANTINED", "CANCELLED"})
    void nothingHappensToWhatIsSettled(MediaState state) {
        assertThat(NextTask.of(aFile(MediaKind.IMAGE, state), 1)).isEmpty();
    }

    @Test
    void whatIsNotLookedAtYetHasNoTask() {
        assertThat(NextTask.of(aFile(MediaKind.OTHER), 1)).isEmpty();
    }

    private static MediaFile aFile(MediaKind kind, MediaState... way) {
        TickingClock clock = new TickingClock();
        InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
        ledger.media().register("f", "s", "/f", "f", clock.instant());
        for (MediaState state : way) {
            ledger.media().move("f", StateChange.to(state).with(MediaField.KIND, kind.wireName()));
        }
        return ledger.media().find("f").orElseThrow();
    }
}
