package dev.lull.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchFolderTest {

    @Test
    void foldersMayHavePrefixes() {
        assertThat(watched("/in/a, /in/b=cameras/front/ ,/in/c/../d"))
                .containsExactly(
                        new WatchFolder("/in/a", ""),
                        new WatchFolder("/in/b", "cameras/front"),
                        new WatchFolder("/in/d", ""));
    }

    @Test
    void whatWasReadCanBeWritten() {
        List<WatchFolder> folders = watched("/in/a,/in/b=x/y");

        assertThat(watched(String.join(
                        ",", folders.stream().map(WatchFolder::toString).toList())))
                .isEqualTo(folders);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "/in,/in/a", "/in/a,/in", "/in,/in", "/in=", "/in=../out", "/in=a//b", "/in=a/../b"})
    void othersAreRefused(String text) {
        assertThatThrownBy(() -> watched(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("watch.folders")
                .hasMessageContaining("none within another");
    }

    private static List<WatchFolder> watched(String text) {
        return new SettingsLoader().base(Map.of("watch.folders", text)).load().get(WatchSettings.FOLDERS);
    }
}
