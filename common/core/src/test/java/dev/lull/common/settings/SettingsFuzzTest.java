package dev.lull.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class SettingsFuzzTest {

    @FuzzTest
    void anyLinesAreSettingsOrProblemsInWords(byte[] text) {
        List<String> lines =
                new String(text, StandardCharsets.UTF_8).lines().limit(20).toList();
        try {
            Settings settings = new SettingsLoader()
                    .commandLine(lines)
                    .environment(Map.of("LULL_TARGET", lines.isEmpty() ? "" : lines.get(0)))
                    .load();
            SettingsTable.all().forEach(settings::find);
        } catch (SettingsException e) {
            assertThat(e.problems()).isNotEmpty().allMatch(problem -> !problem.isBlank());
        }
    }
}
