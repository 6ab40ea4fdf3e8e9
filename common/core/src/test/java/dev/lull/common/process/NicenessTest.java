package dev.lull.common.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NicenessTest {

    @Test
    void whatIsNiceLeavesTheProcessorToOthers() throws Exception {
        int ours = Integer.parseInt(said(List.of("nice")));

        assertThat(said(Niceness.around(7, List.of("nice")))).isEqualTo(Integer.toString(Math.min(19, ours + 7)));
    }

    @Test
    void whatIsNotRunsAsItIs() {
        assertThat(Niceness.around(0, List.of("ffmpeg", "-version"))).containsExactly("ffmpeg", "-version");
    }

    private static String said(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
