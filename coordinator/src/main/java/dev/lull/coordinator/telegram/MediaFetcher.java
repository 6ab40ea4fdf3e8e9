package dev.lull.coordinator.telegram;

import com.pengrad.telegrambot.model.File;
import dev.lull.common.ledger.Ledger;
import dev.lull.coordinator.receive.BroughtFile;
import dev.lull.coordinator.receive.UploadRefused;
import dev.lull.coordinator.receive.Uploads;
import dev.lull.coordinator.telegram.ServerFiles.FileRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the files of messages, each once, however often its message is read. */
final class MediaFetcher {

    private static final Logger log = LoggerFactory.getLogger(MediaFetcher.class);

    /** A file that cannot be read so often, while the server answers, holds up the others no longer. */
    static final int MOST_ATTEMPTS = 10;

    private static final String TOO_BIG =
            "Telegram's own server gives bots files of up to 20 MB only. For larger ones the operator of Lull may run a"
                    + " local Bot API server (telegram.api-url)";

    private final BotClient bot;
    private final ServerFiles files;
    private final Uploads uploads;
    private final Ledger ledger;
    private String failing = "";
    private int attempts;

    MediaFetcher(BotClient bot, ServerFiles files, Uploads uploads, Ledger ledger) {
        this.bot = bot;
        this.files = files;
        this.uploads = uploads;
        this.ledger = ledger;
    }

    /**
     * Returns when it is on the disk here, and a submission now or by itself later, or when its sender was told that it
     * will not be.
     *
     * @param folder what it goes below
     * @param beat is called as long as bytes come
     * @throws NotNow when there is no room for it now, and the like
     * @throws BotFailure when the server does not answer
     */
    void take(ChatMessage message, String folder, SentMedia media, Runnable beat)
            throws NotNow, BotFailure, InterruptedException {
        String id = message.submission();
        if (uploads.has(id) || ledger.submissions().find(id).isPresent()) {
            return;
        }
        String refusal = fetch(message, folder, media, beat);
        if (refusal != null) {
            log.warn("file sent to a Telegram chat not taken: {}: {}", id, refusal);
            bot.reply(message, media.name() + " is not taken: " + refusal);
        }
    }

    /** Null when it was taken, or else why it is not. */
    private @Nullable String fetch(ChatMessage message, String folder, SentMedia media, Runnable beat)
            throws NotNow, BotFailure, InterruptedException {
        File file;
        try {
            file = bot.file(media.file());
        } catch (BotFailure e) {
            if (e.isTemporary()) {
                throw e;
            }
            return e.isTooBig() ? TOO_BIG : e.why();
        }
        try (Download download = files.open(file)) {
            long length = download.length() >= 0 ? download.length() : size(file, media);
            if (length < 0) {
                return "the Bot API server does not say how large it is";
            }
            uploads.take(
                    new BroughtFile(message.submission(), path(message, folder, media), length, message.date()),
                    new BeatingStream(download.bytes(), beat));
            return null;
        } catch (FileRefused e) {
            return e.why();
        } catch (BotFailure e) {
            return unlessItFailsAlways(message, e.why());
        } catch (UploadRefused e) {
            return switch (e.refusal()) {
                case MALFORMED, TOO_LARGE -> e.why();
                case INTERRUPTED -> unlessItFailsAlways(message, e.why());
                default -> throw new NotNow(e.why());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(File file, SentMedia media) {
        Long size = file.fileSize() == null ? media.size() : file.fileSize();
        return size == null ? -1 : size;
    }

    private static String path(ChatMessage message, String folder, SentMedia media) {
        LocalDate day = LocalDate.ofInstant(message.date(), ZoneOffset.UTC);
        return "telegram/" + folder + "/" + day + "/" + media.name();
    }

    private String unlessItFailsAlways(ChatMessage message, String why) throws NotNow {
        attempts = failing.equals(message.submission()) ? attempts + 1 : 1;
        failing = message.submission();
        if (attempts < MOST_ATTEMPTS) {
            throw new NotNow(why);
        }
        return why + "; send it again";
    }
}
