package dev.lull.coordinator.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call to the Bot API that did not do what it was to do. No text in it holds the token. */
final class BotFailure extends Exception {

    private static final long serialVersionUID = 1;

    private static final int NO_ANSWER = 0;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final int status;
    private final String why;
    private final @Nullable Duration retryAfter;

    private BotFailure(int status, String why, @Nullable Duration retryAfter) {
        super(why);
        this.status = status;
        this.why = why;
        this.retryAfter = retryAfter;
    }

    /** No answer came, or none of the Bot API. */
    static BotFailure noAnswer(String why) {
        return new BotFailure(NO_ANSWER, why, null);
    }

    /**
     * The server answered with an error.
     *
     * @param status {@code error_code}
     * @param description in Telegram's words
     * @param retryAfter how long it asks to wait; null when it does not
     */
    static BotFailure refused(int status, String description, @Nullable Duration retryAfter) {
        return new BotFailure(status, "Telegram says: " + description, retryAfter);
    }

    /** One line. */
    String why() {
        return why;
    }

    /** Null when the server does not say how long to wait. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Another program reads the messages of the bot, or they are sent to a webhook. */
    boolean isConflict() {
        return status == CONFLICT;
    }

    /** Whether the same call may succeed later: the server, the connection or the token are to blame, not the call. */
    boolean isTemporary() {
        return status == NO_ANSWER
                || status == UNAUTHORIZED
                || status == NOT_FOUND
                || status == CONFLICT
                || status == TOO_MANY
                || status >= SERVER_ERROR
                || retryAfter != null;
    }

    /** Whether the server does not hand out files as large as this one. */
    boolean isTooBig() {
        return why.contains("file is too big");
    }
}
