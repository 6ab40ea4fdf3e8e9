package dev.lull.coordinator.telegram;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.ops.Addresses;
import dev.lull.coordinator.notify.Notification;
import dev.lull.coordinator.notify.NotificationChannel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells in the chat that what was sent there is settled; of anything else it tells nothing. */
final class ChatReplies implements NotificationChannel {

    /** Files of a submission that are looked at for reasons. */
    private static final int LOOKED_AT = 500;

    private static final int REASONS = 5;

    private static final Set<MediaState> ALL_WELL =
            EnumSet.of(MediaState.UPLOADED, MediaState.DUPLICATE, MediaState.UNPACKED);

    private final BotClient bot;
    private final Ledger ledger;
    private final Clock clock;
    private Instant quietUntil = Instant.MIN;

    ChatReplies(BotClient bot, Ledger ledger, Clock clock) {
        this.bot = bot;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public void tell(Notification notification) throws IOException, InterruptedException {
        Optional<ChatMessage> message = ChatMessage.of(notification.subject());
        Optional<Submission> submission =
                message.isEmpty() ? Optional.empty() : ledger.submissions().find(notification.subject());
        if (message.isEmpty() || submission.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            throw new IOException("Telegram asks to wait until " + quietUntil);
        }
        try {
            bot.reply(message.get(), text(submission.get()));
        } catch (BotFailure e) {
            Duration wait = e.retryAfter();
            if (wait != null) {
                quietUntil = now.plus(wait);
            }
            throw new IOException(e.why(), e);
        }
    }

    private String text(Submission submission) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(submission.counts()).forEach((state, number) -> words.add(number + " " + state.wireName()));
        List<String> lines = new ArrayList<>(List.of(String.join(", ", words)));
        if (!ALL_WELL.containsAll(submission.counts().keySet())) {
            ledger.submissions().files(submission.id(), 0, LOOKED_AT).stream()
                    .filter(file -> !ALL_WELL.contains(file.state()))
                    .limit(REASONS)
                    .forEach(file -> lines.add(reason(file)));
        }
        return String.join("\n", lines);
    }

    private static String reason(MediaFile file) {
        String name = file.name().replaceFirst("^.*/", "");
        return name + ": " + file.state().wireName()
                + (file.reason() == null ? "" : ", " + Addresses.hidden(file.reason()));
    }
}
