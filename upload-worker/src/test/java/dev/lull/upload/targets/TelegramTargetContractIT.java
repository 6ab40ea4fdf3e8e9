package dev.lull.upload.targets;

import static java.util.stream.Collectors.toMap;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.upload.targets.telegram.TelegramTarget;
import dev.lull.upload.testing.BotApiStub;
import dev.lull.upload.testing.OpenBudget;
import dev.lull.upload.testing.PostedItem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/**
 * The files of the contract are no pictures whatever they say, so they are posted as documents, byte for byte. A photo
 * that is made to fit is another file by nature; its rules are in {@code PhotosTest}.
 */
class TelegramTargetContractIT extends UploadTargetContract {

    private final BotApiStub telegram = BotApiStub.start();

    @AfterEach
    void close() {
        telegram.close();
    }

    @Override
    UploadTarget worker() {
        return at(telegram.url().toString());
    }

    @Override
    UploadTarget unreachable() {
        return at("http://127.0.0.1:1");
    }

    @Override
    Map<String, String> atTarget() {
        return telegram.posted().stream().collect(toMap(PostedItem::fileName, PostedItem::sha256));
    }

    private static UploadTarget at(String url) {
        Settings settings = new SettingsLoader()
                .commandLine(List.of("telegram.api-url=" + url, "telegram.token=" + BotApiStub.TOKEN))
                .load();
        return TelegramTarget.of("telegram:@holiday", settings, TestFfmpeg.get(), new OpenBudget());
    }
}
