package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutOfOrderCommitsTest {

    private final OutOfOrderCommits window = new OutOfOrderCommits();

    @Test
    void anUnfinishedRecordHoldsTheCommitOfAllBehindIt() {
        takeAll(5, 6, 7);

        window.finish(6);
        window.finish(7);
        assertThat(window.toCommit()).isEmpty();

        window.finish(5);
        assertThat(window.toCommit()).hasValue(8);
    }

    @Test
    void theCommitStopsAtTheFirstUnfinishedRecord() {
        takeAll(5, 6, 7);

        window.finish(5);
        window.finish(7);

        assertThat(window.toCommit()).hasValue(6);
    }

    @Test
    void offsetsThatDoNotExistAreNoHole() {
        takeAll(5, 9);

        window.finish(5);
        window.finish(9);

        assertThat(window.toCommit()).hasValue(10);
    }

    @Test
    void aCommitThatFailedIsStillDue() {
        takeAll(5);
        window.finish(5);
        assertThat(window.toCommit()).hasValue(6);
        assertThat(window.toCommit()).hasValue(6);

        window.committed(6);
        assertThat(window.toCommit()).isEmpty();
    }

    @Test
    void aRecordThatIsGivenBackIsTakenAgainAndThoseBehindItAreNot() {
        takeAll(5, 6, 7);
        window.finish(6);

        window.giveBack(5);

        assertThat(window.take(5)).isTrue();
        window.finish(5);
        assertThat(window.take(6)).isFalse();
        assertThat(window.take(7)).isFalse();
        assertThat(window.take(8)).isTrue();
        assertThat(window.toCommit()).hasValue(7);
    }

    @Test
    void ofTwoRecordsThatAreGivenBackBothAreTakenAgain() {
        takeAll(5, 6, 7);

        window.giveBack(7);
        window.giveBack(5);

        assertThat(window.take(5)).isTrue();
        assertThat(window.take(6)).isFalse();
        assertThat(window.take(7)).isTrue();
    }

    @Test
    void whatIsGivenBackIsNotCommitted() {
        takeAll(5, 6);

        window.giveBack(5);
        window.finish(6);

        assertThat(window.toCommit()).isEmpty();
    }

    private void takeAll(long... offsets) {
        for (long offset : offsets) {
            assertThat(window.take(offset)).isTrue();
        }
    }
}
