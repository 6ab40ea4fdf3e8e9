package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private final Wire wire = new Wire();
    private final LiveStream stream = new LiveStream(wire);

    /** Takes so many writes and flushes before it is full. */
    private static final class Wire extends ServletOutputStream {

        private final StringBuilder taken = new StringBuilder();
        private int room = Integer.MAX_VALUE;
        private boolean gone;

        @Override
        public boolean isReady() {
            return room-- > 0;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int one) {
            taken.append((char) one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (gone) {
                throw new IOException("gone");
            }
            taken.append(new String(bytes, from, length, StandardCharsets.UTF_8));
        }
    }

    private void tell(String name, String event) {
        stream.tell(name, event.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsToldIsWrittenOnceTheServerIsReady() {
        tell("state", "S");
        assertThat(wire.taken).isEmpty();

        stream.onWritePossible();
        tell("gate", "G");
        assertThat(wire.taken).hasToString("SG");
    }

    @Test
    void forWhoIsSlowOnlyTheLatestIsKept() {
        stream.onWritePossible();
        wire.room = 1;
        tell("state", "S");
        for (int i = 0; i < 1000; i++) {
            tell("gate", "g" + i + " ");
            tell("films", "f" + i + " ");
        }
        assertThat(wire.taken).hasToString("S");

        wire.room = Integer.MAX_VALUE;
        stream.onWritePossible();
        assertThat(wire.taken).hasToString("Sg999 f999 ");
    }

    @Test
    void theWholeStateIsInPlaceOfWhatWaits() {
        tell("gate", "old");
        tell("state", "S");
        stream.onWritePossible();
        assertThat(wire.taken).hasToString("S");
    }

    @Test
    void whoHangsUpEndsIt() {
        stream.onWritePossible();
        wire.gone = true;
        tell("state", "S");
        assertThat(stream.ended()).isCompleted();
        tell("gate", "G");
        assertThat(wire.taken).isEmpty();
    }

    @Test
    void whatTheServerCutsOffIsOver() {
        stream.onError(new IOException("write rate is too low"));
        assertThat(stream.ended()).isCompleted();
    }
}
