package dev.lull.upload.targets.telegram;

import dev.lull.upload.targets.telegram.BotAnswer.Refused;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an error answer is about, which decides what follows. */
enum ErrorKind {
    /** Too much was sent; the server says how long to wait. */
    PACE,
    /** The server is away, for all files. */
    OUTAGE,
    /** The server has trouble with this call. */
    SERVER,
    /** It may have been posted; of an album perhaps a part, and the answer does not say which. */
    UNCERTAIN,
    /** The token, the chat, or what the bot may do there: no file can go until a person has changed it. */
    CHAT,
    /** This file, or one of this album; nothing was posted. */
    FILE;

    /** Asked for beyond the wait the server names, which is rounded and measured at its end. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** When the server names none. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    /** Also inside a 400, when one item of an album met the limit. */
    private static final Pattern TOO_MANY = Pattern.compile("(?i)too many requests(?:: retry after (\\d+))?");

    /** Said of an album without naming an item, after some were posted perhaps. */
    private static final Pattern IN_PARTS = Pattern.compile("(?i)group send failed");

    private static final Pattern ABOUT_THE_CHAT = Pattern.compile("(?i)chat not found|not enough rights|have no rights"
            + "|need administrator rights|is not a member|was kicked|was blocked|peer_id_invalid|group chat was upgraded"
            + "|chat_(write|send_\\w+)_forbidden|chat_admin_required|chat_restricted|topic_closed|chat_id is empty"
            + "|user is deactivated|channel_private");

    /** What this answer is about. */
    static ErrorKind of(Refused answer, boolean album) {
        String description = answer.description();
        if (answer.status() == 429
                || answer.retryAfter() != null
                || TOO_MANY.matcher(description).find()) {
            return PACE;
        }
        if (answer.status() >= 500) {
            return serverTrouble(answer.status(), album);
        }
        if (album && IN_PARTS.matcher(description).find()) {
            return UNCERTAIN;
        }
        boolean notTheFile = answer.status() == 401 || answer.status() == 403 || answer.status() == 404;
        return notTheFile || ABOUT_THE_CHAT.matcher(description).find() ? CHAT : FILE;
    }

    private static ErrorKind serverTrouble(int status, boolean album) {
        return switch (status) {
            case 502, 503 -> OUTAGE;
            case 504 -> UNCERTAIN;
            default -> album ? UNCERTAIN : SERVER;
        };
    }

    /** How long to wait after an answer that is about the {@link #PACE}. */
    static Duration wait(Refused answer) {
        Duration asked = answer.retryAfter();
        if (asked == null) {
            Matcher said = TOO_MANY.matcher(answer.description());
            asked = said.find() && said.group(1) != null
                    ? Duration.ofSeconds(Long.parseLong(said.group(1)))
                    : USUAL_WAIT;
        }
        return asked.plus(MARGIN);
    }
}
