package dev.lull.common.settings;

import static dev.lull.common.settings.Setting.setting;
import static dev.lull.common.settings.SettingType.list;
import static dev.lull.common.settings.SettingType.text;

import java.nio.file.Path;
import java.util.List;

/** Where the coordinator takes files from besides folders and calls over HTTP. */
public final class SourceSettings {

    private static final String CHAT = "-?\\d{1,18}|@[A-Za-z]\\w{3,31}";

    public static final Setting<List<String>> TELEGRAM = setting(
            "source.telegram",
            list("ids of chats, such as -1001234567890, or @names, joined by commas")
                    .as(SourceSettings::chats),
            null,
            "Telegram chats from which every photo, video and document is taken, and whose commands are answered; needs"
                    + " telegram.token and uploads.folder. The bot must see all messages there.");
    public static final Setting<String> TELEGRAM_FILES = setting(
            "source.telegram-files",
            text("an absolute folder").as(folder -> {
                if (!Path.of(folder).isAbsolute()) {
                    throw new IllegalArgumentException(folder);
                }
                return folder;
            }),
            null,
            "The folder of a local Bot API server (--local), under the name that it has there: files are copied from below it,"
                    + " and from nowhere else on this machine. Not set: files are downloaded.");

    static final List<Setting<?>> TABLE = List.of(TELEGRAM, TELEGRAM_FILES);

    private SourceSettings() {}

    private static List<String> chats(List<String> chats) {
        chats.forEach(chat -> {
            if (!chat.matches(CHAT)) {
                throw new IllegalArgumentException(chat);
            }
        });
        return chats;
    }
}
