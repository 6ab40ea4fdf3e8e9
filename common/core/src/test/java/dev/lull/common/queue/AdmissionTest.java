package dev.lull.common.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Admission NEVER = new Admission() {
        @Override
        public boolean mayPoll() {
            return false;
        }

        @Override
        public boolean mayStart() {
            return false;
        }

        @Override
        public boolean mayKeep() {
            return false;
        }
    };

    @Test
    void twoAllowWhatBothAllow() {
        assertThat(allowed(Admission.ALWAYS.and(Admission.ALWAYS))).isTrue();
        assertThat(allowed(Admission.ALWAYS.and(NEVER))).isFalse();
        assertThat(allowed(NEVER.and(Admission.ALWAYS))).isFalse();
    }

    private static boolean allowed(Admission admission) {
        boolean all = admission.mayPoll() && admission.mayStart() && admission.mayKeep();
        assertThat(admission.mayPoll() || admission.mayStart() || admission.mayKeep())
                .isEqualTo(all);
        return all;
    }
}
