package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.secret;
import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.bytes;
import static dev.lull.common.settings.SettingType.duration;
import static dev.lull.common.settings.SettingType.text;
import static dev.lull.common.settings.SettingType.whole;

import java.time.Duration;
import java.util.List;

/**
 * What uploads to Telegram go by. The pace is what Telegram documents for bots: about one message a second in one chat
 * and twenty a minute in one group, each item of an album being a message.
 *
 * @see <a href="https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this">limits</a>
 */
public final class TelegramSettings {

    public static final Setting<String> TOKEN = secret(
            "telegram.token",
            text("the token @BotFather gave out"),
            null,
            "Token of the bot that posts; needed when target is a Telegram chat.");
    public static final Setting<String> API_URL = setting(
            "telegram.api-url",
            text("http://host:port or https://host"),
            "https://api.telegram.org",
            "Where the Bot API server is; a local one takes larger files.");
    public static final Setting<Long> MAX_UPLOAD = setting(
            "telegram.max-upload",
            bytes(),
            "50MB",
            "The largest file the Bot API server takes: 50MB for Telegram's own, 2000MB for a local one.");
    public static final Setting<Duration> CONNECT_TIMEOUT = setting(
            "telegram.connect-timeout",
            duration(Duration.ofMillis(100), Duration.ofMinutes(5)),
            "10s",
            "How long connecting to the Bot API server may take.");
    public static final Setting<Duration> ANSWER_TIMEOUT = setting(
            "telegram.answer-timeout",
            duration(Duration.ofMillis(100), Duration.ofHours(1)),
            "2m",
            "How long the Bot API server may take none of the bytes sent, or give no answer once it has them all.");
    public static final Setting<Integer> PER_SECOND = setting(
            "telegram.per-second",
            whole(1, 30),
            "1",
            "Items all upload workers together post to the chat in a second.");
    public static final Setting<Integer> PER_MINUTE = setting(
            "telegram.per-minute",
            whole(1, 1800),
            "20",
            "Items all upload workers together post to the chat in a minute; a chat with a single person takes 60.");

    static final List<Setting<?>> TABLE =
            List.of(TOKEN, API_URL, MAX_UPLOAD, CONNECT_TIMEOUT, ANSWER_TIMEOUT, PER_SECOND, PER_MINUTE);

    private TelegramSettings() {}
}
