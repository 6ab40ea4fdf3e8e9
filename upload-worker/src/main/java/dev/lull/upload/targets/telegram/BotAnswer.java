package dev.lull.upload.targets.telegram;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a call to the Bot API ended. No text in it holds the token. */
sealed interface BotAnswer {

    /**
     * It stands in the chat.
     *
     * @param messages their ids, in the order of the items
     */
    record Posted(List<Long> messages) implements BotAnswer {}

    /**
     * The server answered with an error.
     *
     * @param status of HTTP, or {@code error_code}
     * @param description in Telegram's words
     * @param retryAfter how long it asks to wait; null when it does not
     */
    record Refused(int status, String description, @Nullable Duration retryAfter) implements BotAnswer {}

    /**
     * No answer came.
     *
     * @param reason one line, in words
     */
    record Missing(Way way, String reason) implements BotAnswer {}

    /** How far a call came that brought no answer. */
    enum Way {
        /** Nothing of it was taken: there is no connection, or only to something in front of the server. */
        NOT_BEGUN,
        /** It broke off before its end, so nothing was posted. */
        BROKEN_OFF,
        /** All of it was sent: it may have been posted. */
        SENT
    }
}
