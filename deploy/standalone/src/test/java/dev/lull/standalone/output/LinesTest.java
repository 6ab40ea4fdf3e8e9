package dev.lull.standalone.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.MediaState;
import dev.lull.common.task.MediaEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void aNameOrAReasonMakesNoLineOfItsOwn() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Lines lines = new Lines(new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            lines.event(new MediaEvent(
                    "m",
                    "s",
                    "a\nuploaded    b\u001b[1A.jpg",
                    MediaState.SKIPPED,
                    null,
                    null,
                    "x\r\n\u202ey",
                    "worker",
                    Instant.EPOCH));
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("skipped     a\\nuploaded    b\\u001b[1A.jpg  (x\\r\\n\\u202ey)");
    }
}
