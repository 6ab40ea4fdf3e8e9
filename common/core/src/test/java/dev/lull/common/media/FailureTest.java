package dev.lull.common.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

    static List<Failure> everyKind() {
        return List.of(
                new Failure.Transient("why", new IOException("cause")),
                new Failure.RateLimited("why", Duration.ofSeconds(8)),
                new Failure.HeldElsewhere("why", Duration.ofSeconds(8)),
                new Failure.Permanent("why", new IOException("cause")),
                new Failure.UnknownOutcome("why"),
                new Failure.TargetUnavailable("why"),
                new Failure.NotInLedger("why"),
                new Failure.OwnershipLost("why"),
                new Failure.PassedOn("why"),
                new Failure.Stopped("why"));
    }

    @Test
    void thereIsOneTypeForEachThingThatMayHappenNext() {
        assertThat(everyKind())
                .extracting(Failure::getClass)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.<Class<?>>asList(Failure.class.getPermittedSubclasses()).stream()
                                .map(kind -> kind.asSubclass(Failure.class))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void theReasonIsTheMessage(Failure failure) {
        assertThat(failure.reason()).isEqualTo("why");
    }

    @Test
    void theCauseIsKept() {
        IOException cause = new IOException("cause");

        assertThat(new Failure.Transient("why", cause)).hasCause(cause);
        assertThat(new Failure.Permanent("why", cause)).hasCause(cause);
    }

    @Test
    void aRateLimitSaysHowLongToWait() {
        assertThat(new Failure.RateLimited("why", Duration.ofSeconds(8)).waitFor())
                .hasSeconds(8);
    }
}
