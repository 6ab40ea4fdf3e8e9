package dev.lull.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTableTest {

    static List<Setting<?>> table() {
        return SettingsTable.all();
    }

    @Test
    void everySettingIsInTheTableInTheOrderOfItsDeclaration() throws IllegalAccessException {
        List<Object> declared = new ArrayList<>();
        for (Class<?> area : List.of(
                LullSettings.class,
                WatchSettings.class,
                UnpackSettings.class,
                ReceiveSettings.class,
                SourceSettings.class,
                GateSettings.class,
                RedisSettings.class,
                UploadSettings.class,
                S3Settings.class,
                TelegramSettings.class,
                NotifySettings.class,
                TracingSettings.class,
                ConvertSettings.class)) {
            for (Field field : area.getFields()) {
                if (field.getType() == Setting.class) {
                    declared.add(field.get(null));
                }
            }
        }

        assertThat(declared).isNotEmpty().isEqualTo(SettingsTable.all());
    }

    @Test
    void noTwoSettingsShareAKeyOrAnEnvironmentVariable() {
        assertThat(table()).extracting(Setting::key).doesNotHaveDuplicates();
        assertThat(table()).extracting(Setting::environmentName).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("table")
    void aDefaultIsAllowed(Setting<?> setting) {
        if (setting.defaultValue() != null) {
            assertThat(new SettingsLoader().load().find(setting)).isPresent();
        } else {
            assertThat(new SettingsLoader().load().find(setting)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void aKeyIsPlainAndAMeaningIsASentence(Setting<?> setting) {
        assertThat(setting.key()).matches("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
        assertThat(setting.description()).matches("[A-Z].*\\.").doesNotContain("|");
    }
}
