package dev.lull.upload.targets.telegram;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLimits;
import dev.lull.common.media.Failure;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.TelegramSettings;
import dev.lull.common.store.UserTempFolder;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat, posted to by a bot. Telegram has no key by which a post could be recognised, so each attempt is written down
 * before the call, and a call without an answer is reported as {@link Failure.UnknownOutcome}.
 */
public final class TelegramTarget implements UploadTarget {

    /** What the {@code target} setting begins with. */
    public static final String PREFIX = "telegram:";

    private final BotApi api;
    private final Preparation preparation;
    private final PostSender postSender;
    private final WorkFolders folders;

    private TelegramTarget(BotApi api, Preparation preparation, PostSender postSender, WorkFolders folders) {
        this.api = api;
        this.preparation = preparation;
        this.postSender = postSender;
        this.folders = folders;
    }

    /**
     * Posts to the chat that is set.
     *
     * @param target {@code telegram:} and the chat: {@code @name} of a public one, or its number
     * @throws dev.lull.common.settings.SettingsException when there is no token
     */
    public static TelegramTarget of(String target, Settings settings, Ffmpeg ffmpeg, SendBudget budget) {
        return of(target, settings, ffmpeg, budget, UserTempFolder.ofUser().resolve("telegram"));
    }

    /**
     * The same, with a place for the copies it makes.
     *
     * @param copies several processes may use it
     */
    static TelegramTarget of(String target, Settings settings, Ffmpeg ffmpeg, SendBudget budget, Path copies) {
        String chat = target.substring(PREFIX.length());
        BotApi api = new BotApi(
                settings.get(TelegramSettings.API_URL),
                settings.get(TelegramSettings.TOKEN),
                settings.get(TelegramSettings.CONNECT_TIMEOUT),
                settings.get(TelegramSettings.ANSWER_TIMEOUT));
        ImageConverter imageConverter = new ImageConverter(ffmpeg);
        Preparation preparation = new Preparation(
                new Photos(imageConverter),
                new Videos(new FfprobeMediaProbe(ffmpeg), imageConverter),
                new SizeLimit(settings.get(TelegramSettings.MAX_UPLOAD)));
        SendLimits limits =
                new SendLimits(settings.get(TelegramSettings.PER_SECOND), settings.get(TelegramSettings.PER_MINUTE));
        RateLimiter rateLimiter = new RateLimiter(budget, target, limits);
        return new TelegramTarget(api, preparation, new PostSender(api, chat, rateLimiter), new WorkFolders(copies));
    }

    @Override
    public void upload(List<Upload> album, Outcomes outcomes) throws InterruptedException {
        try (WorkFolder work = new WorkFolder(folders)) {
            List<Item> items = new ArrayList<>();
            for (Upload upload : album) {
                try {
                    items.add(preparation.item(upload, work));
                } catch (Failure failure) {
                    outcomes.failed(upload, failure);
                }
            }
            for (List<Item> group : Albums.of(items)) {
                postSender.post(group, outcomes);
            }
        }
    }

    @Override
    public void close() {
        api.close();
        folders.close();
    }
}
