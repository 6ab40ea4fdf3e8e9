package dev.lull.common.media;

import static dev.lull.common.media.MediaState.CANCELLED;
import static dev.lull.common.media.MediaState.CONVERTED;
import static dev.lull.common.media.MediaState.CONVERTING;
import static dev.lull.common.media.MediaState.DEFERRED;
import static dev.lull.common.media.MediaState.DUPLICATE;
import static dev.lull.common.media.MediaState.LOCKED;
import static dev.lull.common.media.MediaState.QUARANTINED;
import static dev.lull.common.media.MediaState.QUEUED;
import static dev.lull.common.media.MediaState.SKIPPED;
import static dev.lull.common.media.MediaState.SUBMITTED;
import static dev.lull.common.media.MediaState.UNPACKED;
import static dev.lull.common.media.MediaState.UNPACKING;
import static dev.lull.common.media.MediaState.UPLOADED;
import static dev.lull.common.media.MediaState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MediaStateTest {

    record Step(MediaState from, MediaState to) {}

    /** The journey as the documentation draws it. */
    static final List<Step> ALLOWED = List.of(
            new Step(SUBMITTED, WAITING),
            new Step(SUBMITTED, UNPACKING),
            new Step(UNPACKING, LOCKED),
            new Step(UNPACKING, UNPACKED),
            new Step(UNPACKING, QUARANTINED),
            new Step(UNPACKING, CANCELLED),
            new Step(LOCKED, UNPACKING),
            new Step(LOCKED, QUARANTINED),
            new Step(LOCKED, CANCELLED),
            new Step(SUBMITTED, QUEUED),
            new Step(SUBMITTED, DEFERRED),
            new Step(SUBMITTED, DUPLICATE),
            new Step(SUBMITTED, SKIPPED),
            new Step(SUBMITTED, QUARANTINED),
            new Step(SUBMITTED, CANCELLED),
            new Step(WAITING, SUBMITTED),
            new Step(WAITING, DUPLICATE),
            new Step(WAITING, SKIPPED),
            new Step(WAITING, QUARANTINED),
            new Step(WAITING, CANCELLED),
            new Step(QUEUED, UPLOADED),
            new Step(QUEUED, QUARANTINED),
            new Step(QUEUED, CANCELLED),
            new Step(DEFERRED, CONVERTING),
            new Step(DEFERRED, QUARANTINED),
            new Step(DEFERRED, CANCELLED),
            new Step(CONVERTING, CONVERTED),
            new Step(CONVERTING, QUARANTINED),
            new Step(CONVERTING, CANCELLED),
            new Step(CONVERTED, UPLOADED),
            new Step(CONVERTED, QUARANTINED),
            new Step(CONVERTED, CANCELLED));

    static List<Step> everyStep() {
        List<Step> steps = new ArrayList<>();
        for (MediaState from : MediaState.values()) {
            for (MediaState to : MediaState.values()) {
                steps.add(new Step(from, to));
            }
        }
        return steps;
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void aStepIsAllowedIfItIsOnTheJourneyAndForbiddenOtherwise(Step step) {
        boolean allowed = ALLOWED.contains(step);

        assertThat(step.from().mayBecome(step.to())).isEqualTo(allowed);
        assertThat(step.from().next().contains(step.to())).isEqualTo(allowed);
        assertThat(step.to().previous().contains(step.from())).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource
    void everyFileCanBeSettledAndSettledFilesStayAsTheyAre(MediaState state) {
        boolean settled = List.of(UPLOADED, DUPLICATE, UNPACKED, SKIPPED, QUARANTINED, CANCELLED)
                .contains(state);

        assertThat(state.settled()).isEqualTo(settled);
        assertThat(state.next().isEmpty()).isEqualTo(settled);
        assertThat(settled || state.mayBecome(QUARANTINED)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void onlyAPersonSendsSettledFilesBackOnTheirWay(MediaState state) {
        Set<MediaState> expected = switch (state) {
            case SUBMITTED -> Set.of(UPLOADED, SKIPPED, QUARANTINED, CANCELLED);
            case CONVERTED -> Set.of(QUARANTINED);
            default -> Set.of();
        };

        assertThat(state.retriedFrom()).isEqualTo(expected).allMatch(MediaState::settled);
    }

    @ParameterizedTest
    @EnumSource
    void theWordLeadsBackToTheState(MediaState state) {
        assertThat(state.wireName()).isLowerCase();
        assertThat(MediaState.of(state.wireName())).isEqualTo(state);
    }

    @Test
    void aWordThatIsNoStateIsRefused() {
        assertThatThrownBy(() -> MediaState.of("lost")).isInstanceOf(IllegalArgumentException.class);
    }
}
