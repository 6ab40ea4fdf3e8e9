package dev.lull.coordinator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lull.common.testing.FuzzFile;
import java.time.ZoneOffset;

class CaptureReaderFuzzTest {

    private static final CaptureReader READER = new CaptureReader(ZoneOffset.UTC);
    private static final FuzzFile FILE = new FuzzFile();

    @FuzzTest
    void anyFileHasACaptureOrNone(byte[] content) throws Exception {
        assertThat(READER.read(FILE.with(content))).isNotNull();
    }
}
