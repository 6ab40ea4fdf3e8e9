package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.upload.target.DirectoryTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    @Test
    void anAbsoluteFolderIsATarget() {
        assertThat(Targets.of(target("/media/photos"))).isInstanceOf(DirectoryTarget.class);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/prefix, comes with a later version; give an absolute folder",
        "telegram:@channel, comes with a later version; give an absolute folder",
        "photos, must be an absolute folder",
    })
    void anythingElseIsRefusedWithWhatToDo(String target, String problem) {
        assertThatThrownBy(() -> Targets.of(target(target)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("target: '" + target + "' " + problem);
    }

    @Test
    void aMissingTargetIsAskedFor() {
        assertThatThrownBy(() -> Targets.of(new SettingsLoader().load()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("target is not set: give it with --set target=");
    }

    private static Settings target(String target) {
        return new SettingsLoader().commandLine(List.of("target=" + target)).load();
    }
}
