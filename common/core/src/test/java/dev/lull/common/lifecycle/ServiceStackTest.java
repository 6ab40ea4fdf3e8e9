package dev.lull.common.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceStackTest {

    final List<String> happened = new ArrayList<>();
    final ServiceStack stack = new ServiceStack();

    /** Notes what happens to it; fails at the step that has its name. */
    final class Noted implements Service {
        private final String name;
        private final String failsAt;

        Noted(String name, String failsAt) {
            this.name = name;
            this.failsAt = failsAt;
        }

        @Override
        public void start() {
            note("start");
        }

        @Override
        public void stopIntake() {
            note("stop intake");
        }

        @Override
        public void close() {
            note("close");
        }

        private void note(String step) {
            happened.add(step + " " + name);
            if (step.equals(failsAt)) {
                throw new IllegalStateException(name + " fails to " + step);
            }
        }
    }

    @Test
    void intakeStopsEverywhereBeforeAnythingIsClosedAndWhatStartedLastIsClosedFirst() {
        stack.start(new Noted("a", "never"));
        stack.closing(() -> happened.add("close client"));
        stack.start(new Noted("b", "never"));
        happened.clear();

        stack.close();

        assertThat(happened).containsExactly("stop intake b", "stop intake a", "close b", "close client", "close a");
    }

    @Test
    void oneThatFailsToStopDoesNotKeepTheOthersFromStopping() {
        stack.start(new Noted("a", "never"));
        stack.start(new Noted("b", "close"));
        stack.start(new Noted("c", "stop intake"));
        stack.closing(() -> {
            throw new java.io.IOException("connection lost");
        });
        happened.clear();

        stack.close();

        assertThat(happened)
                .containsExactly("stop intake c", "stop intake b", "stop intake a", "close c", "close b", "close a");
    }

    @Test
    void aServiceThatFailsToStartIsClosedWithTheOthers() {
        stack.start(new Noted("a", "never"));
        assertThatThrownBy(() -> stack.start(new Noted("b", "start"))).hasMessage("b fails to start");
        happened.clear();

        stack.close();

        assertThat(happened).endsWith("close b", "close a");
    }

    @Test
    void closingAgainDoesNothingAndNothingStartsAfterwards() {
        stack.start(new Noted("a", "never"));
        stack.close();
        happened.clear();

        stack.close();

        assertThat(happened).isEmpty();
        assertThatThrownBy(() -> stack.start(new Noted("late", "never"))).isInstanceOf(IllegalStateException.class);
        assertThat(happened).isEmpty();
    }
}
