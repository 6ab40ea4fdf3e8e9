package dev.lull.coordinator.telegram;

import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.Update;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.WatchLedger;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.queue.GateReading;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SourceSettings;
import dev.lull.common.settings.TelegramSettings;
import dev.lull.coordinator.action.Unlock;
import dev.lull.coordinator.notify.NotificationChannel;
import dev.lull.coordinator.receive.Uploads;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the messages of a bot, in their order, on one thread. A message is confirmed after it was dealt with, so after
 * a crash the next reader gets it again.
 */
public final class TelegramSource implements Service {

    private static final Logger log = LoggerFactory.getLogger(TelegramSource.class);

    /** After so long another coordinator goes on where this one died; longer than a call that waits for messages. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofSeconds(20);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final List<String> chats;
    private final BotClient bot;
    private final WatchLedger leases;
    private final String lease;
    private final String coordinator;
    private final Clock clock;
    private final SourceChats sourceChats;
    private final MediaFetcher media;
    private final PasswordRequests requests;
    private final ChatCommands commands;
    private final ChatReplies replies;
    private final Thread worker = new Thread(this::work, "telegram-source");
    private volatile Instant lastTurn;
    private volatile boolean stopping;
    private Instant held = Instant.MIN;
    private int offset;
    private Duration pause = SHORTEST_PAUSE;
    private @Nullable String trouble;

    /**
     * Reads the chats of the settings; empty when they name none.
     *
     * @param uploads keeps the files; null when it has no folder
     * @param gate reads the gate now
     * @throws SettingsException when something else must be set for it
     */
    public static Optional<TelegramSource> of(
            RoleContext context, @Nullable Uploads uploads, Supplier<GateReading> gate, Unlock unlock) {
        Settings settings = context.settings();
        return settings.find(SourceSettings.TELEGRAM).map(chats -> {
            if (uploads == null) {
                throw new SettingsException(List.of(
                        "source.telegram: set uploads.folder, too: files are kept there until they have arrived"));
            }
            String target = settings.get(LullSettings.TARGET);
            for (String chat : chats) {
                if (target.equalsIgnoreCase("telegram:" + chat)) {
                    throw new SettingsException(List.of("source.telegram: " + chat
                            + " is the target: what arrives there would be taken again; name another chat"));
                }
            }
            BotClient bot = new BotClient(
                    settings.get(TelegramSettings.API_URL),
                    settings.get(TelegramSettings.TOKEN),
                    settings.get(TelegramSettings.CONNECT_TIMEOUT),
                    settings.get(TelegramSettings.ANSWER_TIMEOUT));
            return new TelegramSource(context, chats, bot, uploads, gate, unlock);
        });
    }

    private TelegramSource(
            RoleContext context,
            List<String> chats,
            BotClient bot,
            Uploads uploads,
            Supplier<GateReading> gate,
            Unlock unlock) {
        Settings settings = context.settings();
        Ledger ledger = context.ledger();
        this.chats = chats;
        this.bot = bot;
        this.leases = ledger.watches();
        this.lease = "telegram:" + botId(settings.get(TelegramSettings.TOKEN));
        this.coordinator = context.name();
        this.clock = context.clock();
        this.lastTurn = clock.instant();
        this.sourceChats = new SourceChats(chats);
        Path files = settings.find(SourceSettings.TELEGRAM_FILES).map(Path::of).orElse(null);
        this.media = new MediaFetcher(bot, new ServerFiles(bot, files), uploads, ledger);
        LockedArchives archives = new LockedArchives(ledger.media());
        this.requests = new PasswordRequests(bot, archives, leases, lease + ":asked");
        this.commands = new ChatCommands(bot, ledger, gate, unlock, archives, requests);
        this.replies = new ChatReplies(bot, ledger, clock);
    }

    /** The part of a token that is no secret. */
    private static String botId(String token) {
        return token.matches("\\d+:.*") ? token.substring(0, token.indexOf(':')) : "bot";
    }

    /** Tells in the chats what became of what was sent there. */
    public NotificationChannel replies() {
        return replies;
    }

    @Override
    public void start() {
        log.info("files are taken from Telegram chats: {}", String.join(", ", chats));
        worker.start();
    }

    /** When it last went on. */
    public Instant lastTurn() {
        return lastTurn;
    }

    private void work() {
        try {
            while (!stopping) {
                Thread.sleep(turn().toMillis());
            }
        } catch (InterruptedException e) {
            log.debug("telegram source stopped");
        }
    }

    /** Returns how long to wait before the next. */
    Duration turn() throws InterruptedException {
        lastTurn = clock.instant();
        try {
            if (!hold()) {
                offset = 0;
                return LEASE.dividedBy(3);
            }
            read();
            requests.ask();
            if (trouble != null) {
                log.info("Telegram chats are read again");
            }
            trouble = null;
            pause = SHORTEST_PAUSE;
            return Duration.ZERO;
        } catch (LeaseLost e) {
            log.info("Telegram chats left to another coordinator");
            offset = 0;
            return LEASE.dividedBy(3);
        } catch (BotFailure e) {
            Duration wait = e.retryAfter();
            return troubled(
                    e.isConflict()
                            ? "another program reads the messages of the bot, or they go to a webhook (deleteWebhook"
                                    + " ends that): " + e.why()
                            : e.why(),
                    wait == null ? Duration.ZERO : wait);
        } catch (NotNow e) {
            return troubled(e.why(), Duration.ZERO);
        } catch (Unavailable e) {
            return troubled(String.valueOf(e.getMessage()), Duration.ZERO);
        } catch (RuntimeException e) {
            if (stopping) {
                throw new InterruptedException("stopped");
            }
            log.error("unexpected error in reading Telegram chats, retrying in {} s", LONGEST_PAUSE.toSeconds(), e);
            return LONGEST_PAUSE;
        }
    }

    private Duration troubled(String why, Duration least) {
        if (!stopping && !why.equals(trouble)) {
            log.warn("Telegram chats cannot be read, retrying: {}", why);
        }
        trouble = why;
        Duration now = pause;
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        return now.compareTo(least) < 0 ? least : now;
    }

    private void read() throws BotFailure, NotNow, InterruptedException {
        List<Update> updates = bot.updates(offset, POLL);
        if (updates.isEmpty()) {
            // all before it are confirmed by now, and after a quiet week Telegram counts from anywhere
            offset = 0;
        }
        for (Update update : updates) {
            beat();
            Message message = update.message() == null ? update.channelPost() : update.message();
            if (message != null && sourceChats.contains(message.chat())) {
                take(message);
            }
            offset = update.updateId() + 1;
        }
    }

    private void take(Message message) throws BotFailure, NotNow, InterruptedException {
        Optional<SentMedia> sent = SentMedia.of(message);
        if (sent.isPresent()) {
            media.take(ChatMessage.of(message), sourceChats.folder(message.chat()), sent.get(), this::beat);
        } else {
            commands.carryOut(message);
        }
    }

    private boolean hold() {
        Instant now = clock.instant();
        boolean ours = leases.hold(lease, coordinator, LEASE);
        held = now;
        return ours;
    }

    private void beat() {
        lastTurn = clock.instant();
        Duration since = Duration.between(held, lastTurn);
        if (since.compareTo(LEASE.dividedBy(3)) >= 0 && !hold()) {
            throw new LeaseLost();
        }
    }

    /** Another coordinator may be reading by now. */
    private static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void stopIntake() {
        stopping = true;
        worker.interrupt();
    }

    @Override
    public void close() {
        stopping = true;
        worker.interrupt();
        bot.close();
        try {
            worker.join();
            leases.leave(lease, coordinator);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Unavailable e) {
            log.debug("left to the end of its lease: {}", e.getMessage());
        }
    }
}
