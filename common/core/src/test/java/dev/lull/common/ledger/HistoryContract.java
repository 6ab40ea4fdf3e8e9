package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.HistoryEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every ledger knows of what ended. */
public interface HistoryContract extends LedgerContract {

    LocalDate DAY = LocalDate.parse("2026-11-22");

    private HistoryLedger history() {
        return ledger().history();
    }

    @Test
    default void whatEndedIsToldUntilItIsRecorded() {
        submitted("a", "b", "c");
        move("b", MediaState.QUEUED, MediaState.UPLOADED);
        move("a", MediaState.SKIPPED);

        List<HistoryLedger.Ended> ended = history().ended(10);
        assertThat(ended).extracting(each -> each.file().id()).containsExactlyInAnyOrder("a", "b");
        assertThat(ended).extracting(HistoryLedger.Ended::moves).containsExactlyInAnyOrder(1L, 2L);
        assertThat(history().ended(1)).hasSize(1);
        history().record(List.of(recorded("a", MediaState.SKIPPED, 1)));

        assertThat(history().ended(10)).extracting(each -> each.file().id()).containsExactly("b");
    }

    @Test
    default void aMoveThatIsRepeatedAfterItWasRecordedTellsNothingNew() {
        submitted("a");
        move("a", MediaState.SKIPPED);
        history().record(List.of(recorded("a", MediaState.SKIPPED, 1)));

        media().move("a", StateChange.to(MediaState.SKIPPED));
        submissions().recount("s");

        assertThat(history().ended(10)).isEmpty();
    }

    @Test
    default void whatIsRetriedEndsAgain() {
        submitted("a");
        move("a", MediaState.QUARANTINED);
        history().record(List.of(recorded("a", MediaState.QUARANTINED, 1)));

        media().retry("a", MediaState.SUBMITTED);
        assertThat(history().ended(10)).isEmpty();
        move("a", MediaState.QUEUED, MediaState.UPLOADED);

        assertThat(history().ended(10))
                .singleElement()
                .satisfies(ended -> assertThat(ended.moves()).isEqualTo(4));
    }

    @Test
    default void whatIsRetriedBeforeItWasRecordedIsToldWithItsLastEnd() {
        submitted("a");
        move("a", MediaState.QUARANTINED);
        media().retry("a", MediaState.SUBMITTED);
        assertThat(history().ended(10)).isEmpty();

        move("a", MediaState.SKIPPED);

        assertThat(history().ended(10)).hasSize(1);
    }

    @Test
    default void sumsAreThoseOfADayAndEachFileCountsOnce() {
        submitted("a", "b");
        HistoryLedger.Recorded upload = recorded("a", MediaState.UPLOADED, 3);

        history().record(List.of(upload));
        history().record(List.of(upload, recorded("b", MediaState.QUARANTINED, 2)));

        assertThat(history().totals(DAY))
                .isEqualTo(Map.of(
                        DAY,
                        new HistoryTotals(
                                Map.of(MediaState.UPLOADED, 1L, MediaState.QUARANTINED, 1L),
                                Map.of(),
                                Map.of(),
                                1,
                                1,
                                1000,
                                400,
                                600,
                                3_600_000,
                                2)));
        assertThat(history().totals(DAY.plusDays(1))).isEmpty();
        assertThat(history().totalsOf(DAY)).isEqualTo(history().totals(DAY).get(DAY));
        assertThat(history().totalsOf(DAY.plusDays(1))).isEqualTo(HistoryTotals.NONE);
    }

    @Test
    default void whatWasNotConvertedCountsByItsKind() {
        submitted("a", "b", "c");
        history()
                .record(List.of(
                        asIs("a", MediaKind.IMAGE, MediaState.UPLOADED),
                        asIs("b", MediaKind.VIDEO, MediaState.UPLOADED),
                        asIs("c", MediaKind.VIDEO, MediaState.QUARANTINED)));

        HistoryTotals day = history().totalsOf(DAY);

        assertThat(day.uploadedAsIs()).isEqualTo(Map.of(MediaKind.IMAGE, 1L, MediaKind.VIDEO, 1L));
        assertThat(day.quarantinedAsIs()).isEqualTo(Map.of(MediaKind.VIDEO, 1L));
        assertThat(day.converted()).isZero();
        assertThat(day.failed()).isZero();
    }

    private static HistoryLedger.Recorded asIs(String id, MediaKind kind, MediaState state) {
        return new HistoryLedger.Recorded(
                new HistoryEntry(
                        id, "s", id, kind, state, null, null, 10, 10, null, 0, 0, List.of(), null, NINE, null, null,
                        TEN),
                2);
    }

    @Test
    default void oneCoordinatorAtATimeWritesTheHistory() {
        assertThat(history().hold("a", Duration.ofHours(1))).isTrue();
        assertThat(history().hold("b", Duration.ofHours(1))).isFalse();
        history().leave("a");
        assertThat(history().hold("b", Duration.ofMillis(200))).isTrue();
        eventually(Duration.ofSeconds(1), () -> history().hold("a", Duration.ofHours(1)));
        assertThat(history().totals(DAY)).isEmpty();
    }

    private void move(String id, MediaState... states) {
        for (MediaState state : states) {
            media().move(id, StateChange.to(state));
        }
    }

    /** A conversion of an hour that made 400 bytes of 1000. */
    private static HistoryLedger.Recorded recorded(String id, MediaState state, long moves) {
        return new HistoryLedger.Recorded(
                new HistoryEntry(
                        id,
                        "s",
                        id,
                        MediaKind.VIDEO,
                        state,
                        null,
                        null,
                        1000,
                        400,
                        ConversionKind.FULL,
                        6,
                        1,
                        List.of(),
                        null,
                        NINE,
                        NINE,
                        TEN,
                        TEN),
                moves);
    }
}
