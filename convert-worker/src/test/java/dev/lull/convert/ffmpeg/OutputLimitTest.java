package dev.lull.convert.ffmpeg;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.convert.testing.FakeFfmpeg;
import org.junit.jupiter.api.Test;

class OutputLimitTest {

    private final OutputLimit limit = new OutputLimit(100);

    @Test
    void aLastFrameThatIsShownForLongIsTolerated() {
        assertThatCode(() -> limit.check(new FakeFfmpeg().at(140))).doesNotThrowAnyException();
    }

    @Test
    void anOutputThatRunsOnBehindItsSourceIsEnded() {
        assertThatThrownBy(() -> limit.check(new FakeFfmpeg().at(140.1)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("gives 140 s and more though it lasts 100 s: a stream without end");
    }
}
