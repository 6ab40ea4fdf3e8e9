package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import org.junit.jupiter.api.Test;

class IoErrorsTest {

    @Test
    void aStoreThatCannotBeWrittenIsTriedAgain() throws Exception {
        assertThat(IoErrors.of("cannot write to the store", new IOException("no space left")))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("cannot write to the store: java.io.IOException: no space left");
    }

    @Test
    void aWorkerThatIsStoppedWhileItWritesCostsNoTry() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> IoErrors.of("cannot write to the store", new ClosedByInterruptException()))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).as("the thread is told once").isFalse();
    }
}
