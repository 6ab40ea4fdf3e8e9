package dev.lull.coordinator.telegram;

import com.pengrad.telegrambot.model.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message in a chat. The id of its submission says which one it is, so whoever reads the message again opens the same
 * submission, and the answer to a submission finds its message without anything being kept.
 */
record ChatMessage(long chat, int id, Instant date) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The time, the chat, and the message in 8 digits; a submission from elsewhere has 6 digits behind its time. */
    private static final Pattern SUBMISSION = Pattern.compile("([0-9]{8}-[0-9]{6})-([0-9a-f]{1,16})([0-9a-f]{8})");

    static ChatMessage of(Message message) {
        Integer date = message.date();
        return new ChatMessage(
                message.chat().id(), message.messageId(), Instant.ofEpochSecond(date == null ? 0 : date));
    }

    /** The message whose submission this is; empty for one from elsewhere. */
    static Optional<ChatMessage> of(String submission) {
        Matcher matcher = SUBMISSION.matcher(submission);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            long chat = Long.parseUnsignedLong(matcher.group(2), 16);
            return Optional.of(new ChatMessage(
                    (chat >>> 1) ^ -(chat & 1),
                    Integer.parseUnsignedInt(matcher.group(3), 16),
                    TIME.parse(matcher.group(1), Instant::from)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The id of the submission that it becomes: {@code 20261130-024629-1d23b1f0000002a}. */
    String submission() {
        // the sign is the last bit, so that small numbers are short
        return TIME.format(date) + "-" + Long.toHexString((chat << 1) ^ (chat >> 63)) + "%08x".formatted(id);
    }
}
