package dev.lull.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.upload.targets.DirectoryTarget;
import dev.lull.upload.targets.S3Target;
import dev.lull.upload.targets.UploadTarget;
import dev.lull.upload.targets.telegram.TelegramTarget;
import dev.lull.upload.testing.OpenBudget;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsIT {

    @Test
    void anAbsoluteFolderIsATarget() {
        assertThat(targetOf("/media/photos")).isInstanceOf(DirectoryTarget.class);
    }

    @ParameterizedTest
    @CsvSource({
        "telegram:my channel, 'must be telegram:@name of a public chat, or telegram: and the number of a chat'",
        "photos, 'must be an absolute folder, s3://bucket/prefix or telegram:CHAT'",
        "s3://, must be s3://bucket or s3://bucket/prefix",
        "s3://Bucket_1/a, must be s3://bucket or s3://bucket/prefix",
    })
    void anythingElseIsRefusedWithWhatToDo(String target, String problem) {
        assertThatThrownBy(() -> targetOf(target))
                .isInstanceOf(SettingsException.class)
                .hasMessage("target: '" + target + "' " + problem);
    }

    @Test
    void aBucketIsATargetWhetherItsServerIsUpOrNot() {
        try (UploadTarget target = targetOf("s3://media/photos/{year}/{month}")) {
            assertThat(target).isInstanceOf(S3Target.class);
        }
    }

    @Test
    void aPlaceholderThatIsNotKnownIsRefusedWithThoseThatAre() {
        for (String target : List.of("s3://media/{album}", "/media/{year}/{album}")) {
            assertThatThrownBy(() -> targetOf(target))
                    .isInstanceOf(SettingsException.class)
                    .hasMessage("target: {album} is not known; there are {date}, {year}, {month} and {day}");
        }
    }

    @Test
    void aMissingTargetIsAskedFor() {
        assertThatThrownBy(() -> of(new SettingsLoader().load()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("target is not set: give it with --set target=");
    }

    @Test
    void aChatIsATargetThatNeedsAToken() {
        assertThatThrownBy(() -> targetOf("telegram:@channel"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("telegram.token is not set: give it with --set telegram.token=");

        Settings settings = new SettingsLoader()
                .commandLine(List.of("target=telegram:-1001234", "telegram.token=1:a"))
                .load();
        try (UploadTarget target = of(settings)) {
            assertThat(target).isInstanceOf(TelegramTarget.class);
        }
    }

    private static UploadTarget targetOf(String target) {
        Settings settings =
                new SettingsLoader().commandLine(List.of("target=" + target)).load();
        return of(settings);
    }

    private static UploadTarget of(Settings settings) {
        return Targets.of(settings, TestFfmpeg::get, new OpenBudget(), InstantSource.system());
    }
}
