package dev.lull.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.standalone.client.CommandFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessFfmpegTest {

    private static final List<String> MISSING =
            List.of("a bound on its memory (prlimit)", "its end with the process that started it (setpriv, setsid)");

    @Test
    void whatIsMissingIsRefusedOnRequest() {
        assertThatThrownBy(() -> ProcessFfmpeg.requireConfined(MISSING, settings("true")))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        "security.strict: ffmpeg would run without a bound on its memory (prlimit), its end with the"
                                + " process that started it (setpriv, setsid). Install util-linux, or leave security.strict out");
    }

    @Test
    void otherwiseItRunsWithoutThatAndWithNothingMissingAlways() {
        assertThatCode(() -> ProcessFfmpeg.requireConfined(MISSING, settings("false")))
                .doesNotThrowAnyException();
        assertThatCode(() -> ProcessFfmpeg.requireConfined(List.of(), settings("true")))
                .doesNotThrowAnyException();
    }

    private static Settings settings(String strict) {
        return new SettingsLoader().base(Map.of("security.strict", strict)).load();
    }
}
