package dev.lull.upload.targets.telegram;

import dev.lull.common.media.Failure;
import dev.lull.upload.targets.Receipt;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadTarget.Outcomes;
import dev.lull.upload.targets.telegram.BotAnswer.Missing;
import dev.lull.upload.targets.telegram.BotAnswer.Posted;
import dev.lull.upload.targets.telegram.BotAnswer.Refused;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts groups of items, and tells of each what the answer means for it. */
final class PostSender {

    private static final Logger log = LoggerFactory.getLogger(PostSender.class);

    private final BotApi api;
    private final String chat;
    private final RateLimiter rateLimiter;

    PostSender(BotApi api, String chat, RateLimiter rateLimiter) {
        this.api = api;
        this.chat = chat;
        this.rateLimiter = rateLimiter;
    }

    /** Posts items that may be one album; if it is refused for one of them, one after the other. */
    void post(List<Item> items, Outcomes outcomes) throws InterruptedException {
        try {
            rateLimiter.await(items.size());
            outcomes.sending(items.stream().map(Item::upload).toList());
        } catch (Failure failure) {
            fail(items, failure, outcomes);
            return;
        }
        if (!call(items, outcomes)) {
            for (Item item : items) {
                alone(item, outcomes);
            }
        }
    }

    /** An item of an album that was refused; that it is being sent is still noted. */
    private void alone(Item item, Outcomes outcomes) throws InterruptedException {
        try {
            rateLimiter.await(1);
        } catch (Failure wait) {
            outcomes.failed(item.upload(), wait);
            return;
        }
        call(List.of(item), outcomes);
    }

    /** Returns false, without an outcome, if they are an album that was refused for one of its items. */
    private boolean call(List<Item> items, Outcomes outcomes) throws InterruptedException {
        BotAnswer botAnswer =
                api.send(chat, items, Caption.cut(items.get(0).upload().caption()));
        if (botAnswer instanceof Posted posted) {
            arrived(items, posted.messages(), outcomes);
        } else if (botAnswer instanceof Missing missing) {
            fail(items, failure(missing), outcomes);
        } else if (botAnswer instanceof Refused refused) {
            return refused(items, refused, outcomes);
        }
        return true;
    }

    private boolean refused(List<Item> items, Refused refused, Outcomes outcomes) {
        String words = "Telegram says: " + refused.description();
        boolean album = items.size() > 1;
        switch (ErrorKind.of(refused, album)) {
            case PACE -> {
                Duration wait = ErrorKind.wait(refused);
                rateLimiter.pause(wait, words);
                fail(items, new Failure.RateLimited(words, wait), outcomes);
            }
            case OUTAGE -> fail(items, new Failure.TargetUnavailable(words), outcomes);
            case SERVER -> fail(items, new Failure.Transient(words), outcomes);
            case UNCERTAIN -> fail(items, new Failure.UnknownOutcome(words), outcomes);
            case CHAT -> {
                String todo = "; check telegram.token, the chat in target, and that the bot may post there";
                fail(items, new Failure.TargetUnavailable(words + todo), outcomes);
            }
            case FILE -> {
                if (album) {
                    log.info("album refused, sending its items one by one: {}", refused.description());
                    return false;
                }
                fail(items, new Failure.Permanent(words), outcomes);
            }
        }
        return true;
    }

    private static Failure failure(Missing missing) {
        String reason = "the Bot API server: " + missing.reason();
        return switch (missing.way()) {
            case NOT_BEGUN -> new Failure.TargetUnavailable(reason);
            case BROKEN_OFF -> new Failure.Transient(reason);
            case SENT -> new Failure.UnknownOutcome(reason);
        };
    }

    private void arrived(List<Item> items, List<Long> messages, Outcomes outcomes) {
        for (int i = 0; i < items.size(); i++) {
            Upload upload = items.get(i).upload();
            if (i < messages.size()) {
                outcomes.arrived(upload, new Receipt("telegram:" + chat + "/" + messages.get(i), false));
            } else {
                outcomes.failed(
                        upload, new Failure.UnknownOutcome("Telegram's answer does not say whether it arrived"));
            }
        }
    }

    private static void fail(List<Item> items, Failure failure, Outcomes outcomes) {
        items.forEach(item -> outcomes.failed(item.upload(), failure));
    }
}
