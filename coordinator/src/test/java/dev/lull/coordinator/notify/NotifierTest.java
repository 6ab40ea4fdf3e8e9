package dev.lull.coordinator.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.NoticeLedger;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.settings.NotifySettings;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A submission of two files, of which one is uploaded and one quarantined. */
class NotifierTest {

    private static final List<String> ALL = List.of(NotifySettings.SETTLED, NotifySettings.QUARANTINED);

    @Test
    void aSubmissionIsToldOfOnceItIsSettledAndAQuarantineImmediately() throws Exception {
        World world = new World();
        Channel channel = new Channel("webhook");
        world.quarantine("b");
        world.told(ALL, channel);
        assertThat(channel.told).extracting(Notification::type).containsExactly("dev.lull.media.quarantined");
        assertThat(channel.told.get(0).text()).startsWith("it is broken\n/in/b\nlull retry b");

        world.upload("a");
        world.told(ALL, channel);
        assertThat(channel.told).hasSize(1);
        world.settle();
        world.told(ALL, channel);
        world.told(ALL, channel);

        assertThat(channel.told).hasSize(2);
        Notification settled = channel.told.get(1);
        assertThat(settled.title()).isEqualTo("Lull: 2 files settled, some quarantined");
        assertThat(settled.text()).isEqualTo("1 quarantined, 1 uploaded\n/in\nsubmission s");
        assertThat(settled.urgent()).isTrue();
        assertThat(world.ledger.notices().watched(0, 10)).isEmpty();
    }

    @Test
    void whatNobodyAskedForIsNotTold() throws Exception {
        World world = new World();
        Channel channel = new Channel("webhook");
        world.quarantine("b");
        world.upload("a");
        world.settle();

        world.told(List.of(NotifySettings.SETTLED), channel);
        assertThat(channel.told).extracting(Notification::type).containsExactly("dev.lull.submission.settled");

        world.told(List.of(NotifySettings.QUARANTINED));
        assertThat(world.ledger.notices().watched(0, 10)).isEmpty();
    }

    @Test
    void aChannelThatDoesNotAnswerHoldsUpNoOtherAndIsTriedAgain() throws Exception {
        World world = new World();
        Channel down = new Channel("email");
        Channel up = new Channel("ntfy");
        down.up = false;
        world.quarantine("b");
        world.told(ALL, down, up);
        assertThat(up.told).hasSize(1);

        down.up = true;
        world.told(ALL, down, up);

        assertThat(down.told).hasSize(1);
        assertThat(up.told).hasSize(1);
    }

    @Test
    void afterADayANoticeIsGivenUp() throws Exception {
        World world = new World();
        Channel down = new Channel("email");
        down.up = false;
        world.quarantine("b");
        world.told(ALL, down);

        world.clock.tick(Delivery.GIVEN_UP);
        world.told(ALL, down);

        assertThat(world.ledger.notices().waiting("email", 10)).isEmpty();
    }

    @Test
    void aFileThatIsOnItsWayAgainIsNoNews() throws Exception {
        World world = new World();
        Channel down = new Channel("email");
        down.up = false;
        world.quarantine("b");
        world.told(ALL, down);
        world.ledger.media().retry("b", MediaState.SUBMITTED);

        down.up = true;
        world.told(ALL, down);

        assertThat(down.told).isEmpty();
        assertThat(world.ledger.notices().waiting("email", 10)).isEmpty();
    }

    @Test
    void withoutAChannelNothingIsNoted() throws Exception {
        World world = new World();
        world.quarantine("b");
        world.upload("a");
        world.settle();
        world.steps.restart();

        world.told(ALL);

        assertThat(world.steps.taken()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aCoordinatorThatDiesBeforeAnyStepTellsEverything() throws Exception {
        List<String> steps = tellAll(new World(), new Channel("webhook"));
        assertThat(steps).contains("notices.add", "notices.watch", "notices.unwatch", "notices.remove");
        return IntStream.range(0, steps.size())
                .mapToObj(step -> DynamicTest.dynamicTest("before step " + step + ", " + steps.get(step), () -> {
                    World world = new World();
                    Channel channel = new Channel("webhook");
                    world.steps.crashBefore(Integer.MAX_VALUE);
                    world.dieBefore = step;
                    assertThatThrownBy(() -> tellAll(world, channel)).isInstanceOf(Steps.Crash.class);
                    world.dieBefore = Integer.MAX_VALUE;
                    world.steps.restart();

                    world.told(ALL, channel);

                    assertThat(channel.told)
                            .extracting(Notification::type)
                            .contains("dev.lull.media.quarantined", "dev.lull.submission.settled");
                }));
    }

    private static List<String> tellAll(World world, Channel channel) throws InterruptedException {
        world.quarantine("b");
        world.upload("a");
        world.settle();
        world.steps.restart();
        world.steps.crashBefore(world.dieBefore);
        world.told(ALL, channel);
        return world.steps.taken();
    }

    private static final class Channel implements NotificationChannel {

        private final String name;
        private final List<Notification> told = new ArrayList<>();
        private boolean up = true;

        private Channel(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void tell(Notification notification) throws IOException {
            if (!up) {
                throw new IOException("host does not answer");
            }
            told.add(notification);
        }
    }

    private static final class World {

        private final TickingClock clock = new TickingClock();
        private final Steps steps = new Steps();
        private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(7), steps);
        private final List<HistoryEntry> ended = new ArrayList<>();
        private int dieBefore = Integer.MAX_VALUE;

        private World() {
            ledger.submissions().open("s", List.of("/in"), "/out", clock.instant());
            ledger.media().register("a", "s", "/in/a", "a", clock.instant());
            ledger.media().register("b", "s", "/in/b", "b", clock.instant());
        }

        private void quarantine(String id) {
            ledger.media().move(id, StateChange.to(MediaState.QUARANTINED).because("it is broken"));
            ended.add(entry(id, MediaState.QUARANTINED));
        }

        private void upload(String id) {
            ledger.media().move(id, StateChange.to(MediaState.QUEUED));
            ledger.media().move(id, StateChange.to(MediaState.UPLOADED));
            ended.add(entry(id, MediaState.UPLOADED));
        }

        private void settle() {
            ledger.submissions().dispatched("s", clock.instant());
            ledger.submissions().settleIfDone("s", clock.instant());
        }

        /** As the recorder of the history has it: what ended is told again until it was told to its end. */
        private void told(List<String> on, NotificationChannel... channels) throws InterruptedException {
            Notifier notifier = new Notifier(ledger, List.of(channels), on, () -> true, clock);
            if (!ended.isEmpty()) {
                notifier.ended(List.copyOf(ended));
                ended.clear();
            }
            notifier.turn();
            NotificationText text = new NotificationText(ledger);
            NoticeLedger notices = ledger.notices();
            for (NotificationChannel channel : channels) {
                new Delivery(channel, notices, text, () -> true, clock).turn();
            }
        }

        private HistoryEntry entry(String id, MediaState state) {
            return new HistoryEntry(
                    id,
                    "s",
                    id,
                    MediaKind.IMAGE,
                    state,
                    null,
                    null,
                    1,
                    1,
                    null,
                    0,
                    0,
                    List.of(),
                    null,
                    clock.instant(),
                    null,
                    null,
                    clock.instant());
        }
    }
}
