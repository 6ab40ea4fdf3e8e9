package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MillionObjectsIT {

    /** A string of 100 bytes for each would take 100 MB. */
    @ParameterizedTest
    @ValueSource(ints = {MillionObjects.OBJECTS, 2})
    void aMillionObjectsAreWalkedInAHeapThatDoesNotHoldTheirNames(int inEachFolder) throws Exception {
        Process walk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionObjects.class.getName(),
                        Integer.toString(inEachFolder))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo(Integer.toString(MillionObjects.OBJECTS));
        assertThat(walk.waitFor()).isZero();
    }
}
