package dev.lull.standalone;

import dev.lull.common.posix.PrivateFile;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.RedisSettings;
import dev.lull.common.settings.S3Settings;
import dev.lull.common.settings.Setting;
import dev.lull.common.settings.Settings;
import dev.lull.standalone.client.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The settings that another process needs to join a running machine, for its owner's eyes only. */
final class JoinFile {

    private static final List<Setting<?>> SETTINGS = List.of(
            LullSettings.PREFIX,
            RedisSettings.URL,
            RedisSettings.CA,
            RedisSettings.CERTIFICATE,
            RedisSettings.KEY,
            RedisSettings.SENTINEL_USER,
            RedisSettings.SENTINEL_PASSWORD,
            ConvertSettings.PROTOCOL,
            ConvertSettings.PROFILE,
            ConvertSettings.ENCODER,
            ConvertSettings.PRESET,
            ConvertSettings.CRF,
            ConvertSettings.MAXRATE,
            ConvertSettings.H264_PROFILE,
            ConvertSettings.H264_LEVEL,
            ConvertSettings.AUDIO_BITRATE,
            ConvertSettings.LEAST_SSIM,
            LullSettings.STORE,
            LullSettings.TARGET,
            S3Settings.ENDPOINT,
            S3Settings.REGION,
            S3Settings.PATH_STYLE,
            S3Settings.ACCESS_KEY,
            S3Settings.SECRET_KEY,
            LullSettings.HTTP_TOKEN);

    private JoinFile() {}

    static void write(AllInOne allInOne, Path file) {
        Settings settings = allInOne.settings();
        StringBuilder text = new StringBuilder("# written by `lull up`; another process joins with --config FILE\n");
        line(text, LullSettings.API_URL.key(), allInOne.url().toString());
        new TreeMap<>(settings.kafka()).forEach((key, value) -> line(text, LullSettings.KAFKA_PREFIX + key, value));
        SETTINGS.forEach(
                setting -> settings.find(setting).ifPresent(value -> line(text, setting.key(), value.toString())));
        line(
                text,
                ConvertSettings.SEGMENT_LENGTH.key(),
                settings.get(ConvertSettings.SEGMENT_LENGTH).toMillis() + "ms");
        try {
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** As {@link java.util.Properties} reads it. */
    private static void line(StringBuilder text, String key, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        text.append(key).append('=').append(escaped).append('\n');
    }
}
