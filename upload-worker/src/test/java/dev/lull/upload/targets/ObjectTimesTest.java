package dev.lull.upload.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.CaptureTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectTimesTest {

    private static final Upload UPLOAD =
            new Upload("m", "a", Path.of("a"), 1, "sum", "image/jpeg", Instant.parse("2026-01-02T03:04:05.678Z"));

    @Test
    void anObjectCarriesTheLastChangeOfItsOriginal() {
        assertThat(ObjectTimes.of(UPLOAD)).isEqualTo(Map.of("mtime", "2026-01-02T03:04:05.678Z"));
    }

    @Test
    void anObjectCarriesItsCaptureTimeWhereThatIsKnown() {
        assertThat(ObjectTimes.of(UPLOAD.captured(CaptureTime.parse("2019-07-22T00:30:00+02:00"))))
                .isEqualTo(Map.of("mtime", "2026-01-02T03:04:05.678Z", "captured-at", "2019-07-22T00:30:00+02:00"));
    }
}
