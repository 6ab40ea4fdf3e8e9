package dev.lull.coordinator.telegram;

import com.pengrad.telegrambot.model.Message;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ops.Addresses;
import dev.lull.common.queue.GateReading;
import dev.lull.common.settings.SettingType;
import dev.lull.coordinator.action.Unlock;
import dev.lull.coordinator.telegram.LockedArchives.LockedFile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be asked for in a chat. Each is answered by one message. */
final class ChatCommands {

    private static final Pattern COMMAND =
            Pattern.compile("/(\\w{1,32})(?:@(\\w{1,64}))?(?:\\s+(.*))?", Pattern.DOTALL);

    private static final SettingType<Duration> LENGTH =
            SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(365));

    private static final int LONGEST_PASSWORD = 1000;

    private final BotClient bot;
    private final Ledger ledger;
    private final Supplier<GateReading> gate;
    private final Unlock unlock;
    private final LockedArchives archives;
    private final PasswordRequests requests;

    /** @param gate reads the gate now */
    ChatCommands(
            BotClient bot,
            Ledger ledger,
            Supplier<GateReading> gate,
            Unlock unlock,
            LockedArchives archives,
            PasswordRequests requests) {
        this.bot = bot;
        this.ledger = ledger;
        this.gate = gate;
        this.unlock = unlock;
        this.archives = archives;
        this.requests = requests;
    }

    /** Does what a message asks for; one that is no command, or none for this bot, asks for nothing. */
    void carryOut(Message message) throws BotFailure, InterruptedException {
        String text = message.text();
        Matcher command = COMMAND.matcher(text == null ? "" : text.strip());
        if (!command.matches()) {
            return;
        }
        String addressee = command.group(2);
        String argument = command.group(3) == null ? "" : command.group(3).strip();
        ChatMessage where = ChatMessage.of(message);
        String verb = command.group(1).toLowerCase(Locale.ROOT);
        if (!List.of("status", "pause", "resume", "pass").contains(verb)
                || (addressee != null && !addressee.equalsIgnoreCase(bot.username()))) {
            return;
        }
        bot.reply(
                where,
                switch (verb) {
                    case "status" -> status(where);
                    case "pause" -> pause(where, argument);
                    case "resume" -> resume();
                    default -> pass(where, argument);
                });
    }

    private String status(ChatMessage where) {
        List<Submission> unsettled = ledger.submissions().unsettled();
        long files = unsettled.stream().mapToLong(Submission::files).sum();
        long settled = unsettled.stream().mapToLong(Submission::settledFiles).sum();
        GateReading reading = gate.get();
        String text = (unsettled.isEmpty()
                        ? "Nothing is under way."
                        : "Submissions under way: " + unsettled.size() + ", " + settled + " of " + files
                                + " files settled.")
                + (reading.open()
                        ? "\nConversions may run."
                        : "\nConversions wait: " + Addresses.hidden(reading.toString()));
        int locked = archives.of(where.chat()).size();
        return locked == 0 ? text : text + "\nArchives of this chat that need a password (/pass): " + locked;
    }

    private String pause(ChatMessage where, String argument) {
        Duration length = argument.isEmpty() ? null : length(argument);
        if (length == null && !argument.isEmpty()) {
            return "Not paused. The time must be " + LENGTH.expected() + ": /pause 2h";
        }
        ledger.pauses().begin("Telegram chat " + where.chat(), false, length);
        return "Conversions are paused" + (length == null ? "" : " for " + argument)
                + "; /resume ends it. Uploads go on.";
    }

    private static @Nullable Duration length(String text) {
        try {
            return LENGTH.reader().apply(text);
        } catch (RuntimeException notExpected) {
            return null;
        }
    }

    private String resume() {
        return ledger.pauses().end() ? "Conversions go on." : "Conversions were not paused.";
    }

    /** The message with the password is deleted in any case. */
    private String pass(ChatMessage where, String password) throws BotFailure, InterruptedException {
        if (password.isEmpty() || password.length() > LONGEST_PASSWORD) {
            return "Send: /pass PASSWORD, of 1 to " + LONGEST_PASSWORD + " characters.";
        }
        List<LockedFile> locked = archives.of(where.chat());
        int waited = 0;
        for (String submission :
                locked.stream().map(each -> each.file().submission()).distinct().toList()) {
            waited += unlock.submission(submission, List.of(password));
        }
        requests.answered(locked);
        String text = waited == 0
                ? "No archive of this chat waits for a password."
                : "The password is tried with " + waited + (waited == 1 ? " archive." : " archives.");
        return deleted(where) ? text : text + " Delete your message with it: I may not.";
    }

    private boolean deleted(ChatMessage message) throws BotFailure, InterruptedException {
        try {
            bot.delete(message);
            return true;
        } catch (BotFailure e) {
            if (e.isTemporary()) {
                throw e;
            }
            return false;
        }
    }
}
