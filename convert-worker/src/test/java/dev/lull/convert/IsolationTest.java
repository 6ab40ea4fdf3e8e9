package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.Failure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class IsolationTest {

    private final Isolation isolation = new Isolation();
    private final List<String> ended = new CopyOnWriteArrayList<>();

    @Test
    void whatIsMadeAloneWaitsForTheOthers() throws Exception {
        CountDownLatch other = new CountDownLatch(1);
        Thread beside = started(() -> isolation.beside(() -> {
            other.await();
            return ended.add("beside");
        }));
        await().until(() -> beside.getState() == Thread.State.WAITING);
        Thread alone = started(() -> isolation.alone(() -> ended.add("alone")));
        await().until(() -> alone.getState() == Thread.State.WAITING);

        other.countDown();

        alone.join();
        assertThat(ended).containsExactly("beside", "alone");
    }

    @Test
    void othersWaitForWhatIsMadeAlone() throws Exception {
        CountDownLatch suspect = new CountDownLatch(1);
        Thread alone = started(() -> isolation.alone(() -> {
            suspect.await();
            return ended.add("alone");
        }));
        await().until(() -> alone.getState() == Thread.State.WAITING);
        Thread beside = started(() -> isolation.beside(() -> ended.add("beside")));
        await().until(() -> beside.getState() == Thread.State.WAITING);

        suspect.countDown();

        beside.join();
        assertThat(ended).containsExactly("alone", "beside");
    }

    @Test
    void whatFailsMakesRoomForTheNext() throws Exception {
        Failure failure = new Failure.Transient("was killed");
        assertThatThrownBy(() -> isolation.alone(() -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(isolation.beside(() -> "made")).isEqualTo("made");
    }

    private static Thread started(Isolation.Work<Boolean> work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Failure | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        return thread;
    }
}
