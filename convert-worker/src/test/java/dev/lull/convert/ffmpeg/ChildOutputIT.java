package dev.lull.convert.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.testing.TestFfmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildOutputIT {

    private static final List<String> TWO_LINES = List.of("sh", "-c", "echo one; sleep 0.3; echo two");
    private static final List<String> ENDLESS = List.of("sh", "-c", "while :; do sleep 1; done");

    private final Ffmpeg programs = TestFfmpeg.get();

    @AfterEach
    void unattended() {
        ReadingMonitor.clear();
    }

    @Test
    void aProgramStandsWhileTheMonitorOfItsThreadSaysSoAndThenPrintsTheRest() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        ReadingMonitor.set(process -> {
            if (looks.incrementAndGet() == 1) {
                assertThat(process.suspend("gate")).isTrue();
            } else if (looks.get() == 10) {
                assertThat(process.suspended()).isTrue();
                assertThat(process.resume("gate")).isTrue();
            }
        });

        // it stands for longer than it may run
        assertThat(new ChildOutput(programs, Duration.ofMillis(700), 0)
                        .read("ffprobe", TWO_LINES, ChildOutputIT::text)
                        .value())
                .isEqualTo("one\ntwo\n");
        assertThat(looks).hasValueGreaterThanOrEqualTo(10);
    }

    @Test
    void whatIsAlsoToLookAfterAProgramDoesSoBesideTheMonitorOfItsThreadAndNotLonger() throws Exception {
        AtomicInteger ofThread = new AtomicInteger();
        AtomicInteger also = new AtomicInteger();
        ReadingMonitor.set(process -> ofThread.incrementAndGet());
        ChildOutput output = new ChildOutput(programs, Duration.ofMinutes(1), 0);

        ReadingMonitor.also(
                process -> also.incrementAndGet(), () -> output.read("ffprobe", TWO_LINES, ChildOutputIT::text));
        int looks = also.get();
        assertThat(looks).isPositive().isEqualTo(ofThread.get());

        output.read("ffprobe", TWO_LINES, ChildOutputIT::text);
        assertThat(also).hasValue(looks);
        assertThat(ofThread).hasValueGreaterThan(looks);
    }

    @Test
    void aMonitorThatRefusesEndsTheProgram() {
        ReadingMonitor.set(process -> {
            throw new Failure.PassedOn("stood too long");
        });

        assertThatThrownBy(() -> new ChildOutput(programs, Duration.ofMinutes(1), 0)
                        .read("ffprobe", ENDLESS, ChildOutputIT::text))
                .isInstanceOf(Failure.PassedOn.class)
                .hasMessage("stood too long");
    }

    @Test
    void aProgramThatHangsIsEndedAndTriedAgain() {
        assertThatThrownBy(() -> new ChildOutput(programs, Duration.ofMillis(300), 0)
                        .read("ffprobe", ENDLESS, ChildOutputIT::text))
                .isInstanceOf(Failure.Transient.class)
                .hasMessageStartingWith("ffprobe gave no answer within");
    }

    private static String text(InputStream output) throws IOException {
        return new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }
}
