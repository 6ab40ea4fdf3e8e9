package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.ops.Json;
import dev.lull.standalone.testing.LullProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    Path work;

    @Test
    void aMachineWithoutARunningLullIsLookedAtByItself() throws Exception {
        try (LullProcess doctor = LullProcess.start(work, Map.of("LULL_DATA", work + "/none"), "doctor")) {
            assertThat(doctor.status()).as(doctor.err()).isIn(0, 3);
            assertThat(doctor.out())
                    .containsPattern("good +Java +17|good +Java +2")
                    .containsPattern("good +ffmpeg +\\d")
                    .doesNotContain("Kafka", "Redis");
        }
    }

    @Test
    void aRunningLullIsLookedAtWithItsServersAndOneThatHasEndedIsSaidToBeAway() throws Exception {
        Map<String, String> environment = Map.of("LULL_DATA", work + "/data");
        try (LullProcess up = LullProcess.start(work, environment, "up", "--out", "out")) {
            await().atMost(TIMEOUT).until(() -> up.out().contains("  join ") || !up.isAlive());
            try (LullProcess doctor = LullProcess.start(work, environment, "doctor")) {
                assertThat(doctor.status()).as(doctor.out() + doctor.err()).isIn(0, 3);
                assertThat(doctor.out())
                        .containsPattern("good +Kafka +answers, 1 broker\\n")
                        .containsPattern("good +share groups +share.version=1")
                        .containsPattern("good +topics +all 10, every replica in step")
                        .containsPattern("good +Redis +answers, version \\d")
                        .containsPattern("good +Redis persistence +append-only file")
                        .containsPattern("good +clock ")
                        .containsPattern("good +store ")
                        .doesNotContain("bad ");
            }
            try (LullProcess doctor = LullProcess.start(work, environment, "doctor", "--json")) {
                assertThat(doctor.status()).as(doctor.err()).isIn(0, 3);
                List<String> verdicts = doctor.out()
                        .lines()
                        .map(line -> Json.read(line).path("verdict").asText())
                        .toList();
                assertThat(verdicts).isNotEmpty().allMatch(verdict -> verdict.matches("GOOD|WARNING"));
            }
        }
        try (LullProcess doctor = LullProcess.start(work, environment, "doctor")) {
            assertThat(doctor.status()).isEqualTo(1);
            assertThat(doctor.out()).containsPattern("bad +Kafka ").containsPattern("bad +Redis ");
        }
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        String script;
        try (LullProcess completion = LullProcess.start(work, "generate-completion")) {
            assertThat(completion.status()).as(completion.err()).isZero();
            script = completion.out();
        }
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "eval \"$0\"; COMP_WORDS=(lull pau); COMP_CWORD=1; _complete_lull; echo $COMPREPLY",
                        script)
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("pause");
    }
}
