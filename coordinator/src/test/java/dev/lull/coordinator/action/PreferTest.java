package dev.lull.coordinator.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Topic;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreferTest {

    private static final ConvertTask URGENT = new ConvertTask("film", "s", ConvertPriority.HIGH, 1);

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final InMemoryQueue queue = new InMemoryQueue(clock);
    private final Prefer prefer = new Prefer(ledger, queue.publisher());

    @BeforeEach
    void submitted() {
        ledger.submissions().open("s", List.of("/in"), "/out", clock.instant());
    }

    @Test
    void aVideoThatWaitsIsPlannedBeforeAllOthers() throws Exception {
        file("film", MediaState.DEFERRED);
        ledger.conversions().open("film", "/in/film", ConvertPriority.LOW);

        assertThat(prefer.apply(find("film"))).isTrue();

        assertThat(queue.published(Topic.CONVERT_URGENT)).containsExactly(URGENT);
        assertThat(ledger.conversions().find("film").orElseThrow().priority()).isEqualTo(ConvertPriority.HIGH);
    }

    /** A kill may have come between the note and the record. */
    @Test
    void askedAgainItIsPublishedAgainThoughNothingChanges() throws Exception {
        file("film", MediaState.DEFERRED);
        ledger.conversions().open("film", "/in/film");
        prefer.apply(find("film"));

        assertThat(prefer.apply(find("film"))).isFalse();

        assertThat(queue.published(Topic.CONVERT_URGENT)).containsExactly(URGENT, URGENT);
    }

    /** Until all files of its submission have been looked at, a video has none. */
    @Test
    void aVideoWithoutAConversionGetsOne() throws Exception {
        file("film", MediaState.DEFERRED);

        assertThat(prefer.apply(find("film"))).isTrue();

        assertThat(ledger.conversions().open("film", "/in/film").task("s", 1)).isEqualTo(URGENT);
    }

    @Test
    void aVideoWhoseConversionEndedInThisMomentIsRefused() throws Exception {
        file("film", MediaState.DEFERRED);
        ledger.conversions().open("film", "/in/film");
        ledger.conversions().fail("film", "broken");

        assertThatThrownBy(() -> prefer.apply(find("film"))).isInstanceOf(ActionRefused.class);
        assertThat(queue.published(Topic.CONVERT_URGENT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "SKIPPED", "QUARANTINED", "CANCELLED"})
    void nothingElseCanBePreferred(MediaState state) {
        file("film", state);

        assertThat(prefer.concerns(find("film"))).isFalse();
        assertThatThrownBy(() -> prefer.apply(find("film")))
                .isInstanceOf(ActionRefused.class)
                .hasMessageContaining("film is " + state.wireName());
    }

    @Test
    void ofASubmissionAllThatWaitsAndAllThatIsStillToCome() {
        file("film", MediaState.DEFERRED);
        file("image", MediaState.QUEUED);

        assertThat(new BulkAction(ledger).apply(prefer, "s")).isEqualTo(1);

        assertThat(queue.published(Topic.CONVERT_URGENT)).containsExactly(URGENT);
        assertThat(ledger.submissions().find("s").orElseThrow().priority()).isEqualTo(ConvertPriority.HIGH);
    }

    private void file(String id, MediaState state) {
        ledger.media().register(id, "s", "/in/" + id, id, clock.instant());
        ledger.media().move(id, StateChange.to(state).with(MediaField.KIND, MediaKind.VIDEO.wireName()));
    }

    private MediaFile find(String id) {
        return ledger.media().find(id).orElseThrow();
    }
}
