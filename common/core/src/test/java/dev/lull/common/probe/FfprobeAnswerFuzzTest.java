package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lull.common.media.Failure;
import dev.lull.common.testing.FuzzFile;
import java.io.IOException;

class FfprobeAnswerFuzzTest {

    private static final FuzzFile EMPTY = new FuzzFile();

    @FuzzTest
    void anyAnswerIsFactsOrAPermanentFailure(byte[] json) throws IOException {
        try (FileBytes bytes = FileBytes.open(EMPTY.with(new byte[0]))) {
            assertThat(FfprobeMediaProbe.facts(FfprobeRun.parse(json), bytes).video())
                    .doesNotContainNull();
        } catch (Failure.Permanent e) {
            assertThat(e.reason()).isNotBlank();
        } catch (Failure e) {
            throw new AssertionError(e);
        }
    }
}
