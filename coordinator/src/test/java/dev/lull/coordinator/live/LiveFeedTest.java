package dev.lull.coordinator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateState;
import dev.lull.coordinator.live.LanesView.LaneView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final LaneView EMPTY = new LaneView(0, null, 0, 0, null);

    private int reads;
    private long waiting;
    private final LiveFeed feed = new LiveFeed(this::read, Runnable::run);

    private LiveState read() {
        reads++;
        return new LiveState(
                Instant.EPOCH.plusSeconds(reads),
                "1",
                GateView.of(new GateReading(GateState.OPEN, 0, null, Instant.EPOCH, false)),
                new LanesView(new LaneView(waiting, null, 0, 0, null), EMPTY, EMPTY),
                null,
                null);
    }

    /** Keeps all that it is told. */
    private static final class Keeper implements LiveListener {

        private final List<String> heard = new ArrayList<>();
        private boolean ended;

        @Override
        public void tell(String name, byte[] event) {
            heard.add(new String(event, StandardCharsets.UTF_8));
        }

        @Override
        public void end() {
            ended = true;
        }

        String last() {
            return heard.get(heard.size() - 1);
        }
    }

    @Test
    void whoComesIsToldEverythingAndThenOnlyWhatChanged() {
        Keeper keeper = new Keeper();
        feed.follow(keeper);
        assertThat(keeper.heard).hasSize(1);
        assertThat(keeper.last())
                .startsWith("event: state\ndata: {\"at\":\"1970-01-01T00:00:01Z\",\"version\":\"1\",\"gate\":{")
                .contains("\"films\":null")
                .endsWith("}\n\n");

        feed.tick();
        assertThat(keeper.heard).hasSize(1);

        waiting = 7;
        feed.tick();
        assertThat(keeper.heard).hasSize(2);
        assertThat(keeper.last()).startsWith("event: lanes\ndata: {\"images\":{\"waiting\":7,");
    }

    @Test
    void nothingIsReadWhileNobodyLooks() {
        feed.tick();
        assertThat(reads).isZero();

        Keeper keeper = new Keeper();
        feed.follow(keeper);
        feed.leave(keeper);
        feed.tick();
        feed.tick();
        assertThat(reads).isEqualTo(1);
        assertThat(keeper.heard).hasSize(1);
    }

    @Test
    void itIsReadOnceForAllThatLook() {
        List<Keeper> keepers = new ArrayList<>();
        for (int i = 0; i < LiveFeed.MOST_LISTENERS; i++) {
            Keeper keeper = new Keeper();
            assertThat(feed.follow(keeper)).isTrue();
            keepers.add(keeper);
        }
        assertThat(reads).isEqualTo(1);

        waiting = 1;
        feed.tick();
        assertThat(reads).isEqualTo(2);
        assertThat(keepers).allSatisfy(keeper -> assertThat(keeper.heard).hasSize(2));
    }

    @Test
    void whoComesAfterALongTimeIsToldNothingOld() {
        Keeper first = new Keeper();
        feed.follow(first);
        feed.leave(first);
        feed.tick();
        waiting = 9;

        Keeper second = new Keeper();
        feed.follow(second);
        assertThat(second.last()).contains("\"waiting\":9,");
    }

    @Test
    void oneTooManyIsRefusedUntilAnotherLeaves() {
        Keeper first = new Keeper();
        feed.follow(first);
        for (int i = 1; i < LiveFeed.MOST_LISTENERS; i++) {
            feed.follow(new Keeper());
        }
        assertThat(feed.follow(new Keeper())).isFalse();

        feed.leave(first);
        assertThat(feed.follow(new Keeper())).isTrue();
    }

    @Test
    void allAreToldTheEndWhenTheProcessStops() {
        Keeper keeper = new Keeper();
        feed.follow(keeper);
        feed.stopIntake();

        assertThat(keeper.ended).isTrue();
        assertThat(feed.follow(new Keeper())).isFalse();
        feed.close();
    }

    @Test
    void betweenNewsACommentSaysThatTheServerIsThere() {
        Keeper keeper = new Keeper();
        feed.follow(keeper);
        feed.beat();
        assertThat(keeper.last()).isEqualTo(":\n\n");
    }
}
