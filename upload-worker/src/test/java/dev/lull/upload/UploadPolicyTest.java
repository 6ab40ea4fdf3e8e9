package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.settings.SettingsLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadPolicyTest {

    @Test
    void withoutSettingsFiveTriesAreMadeAndNothingIsHeld() {
        assertThat(policy()).isEqualTo(new UploadPolicy(5, false));
    }

    @Test
    void theTriesAreThoseThatAreSet() {
        assertThat(policy("upload.max-tries=2").tries()).isEqualTo(2);
    }

    @Test
    void holdKeepsWhatMayHaveArrivedForAPerson() {
        assertThat(policy("upload.unknown-outcome=hold").hold()).isTrue();
    }

    private static UploadPolicy policy(String... settings) {
        return UploadPolicy.of(
                new SettingsLoader().commandLine(List.of(settings)).load());
    }
}
