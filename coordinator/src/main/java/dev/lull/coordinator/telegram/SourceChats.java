package dev.lull.coordinator.telegram;

import com.pengrad.telegrambot.model.Chat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chats whose messages are looked at. */
final class SourceChats {

    private static final Logger log = LoggerFactory.getLogger(SourceChats.class);

    /** Anybody may write to a bot. */
    private static final int MOST_NAMED = 100;

    private final Set<String> names = new HashSet<>();
    private final Set<Long> foreign = new HashSet<>();

    /** @param names ids, and names with an {@code @} */
    SourceChats(List<String> names) {
        names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether it is one of them; of any other one, the first message is logged, without what it says. */
    boolean contains(Chat chat) {
        boolean ours = names.contains(Long.toString(chat.id())) || names.contains(name(chat));
        if (!ours && foreign.size() < MOST_NAMED && foreign.add(chat.id())) {
            log.info("messages ignored of a Telegram chat that source.telegram does not name: {}", chat.id());
        }
        return ours;
    }

    /** What its files go below: its name where it is known by that, else its id. */
    String folder(Chat chat) {
        return names.contains(name(chat)) ? name(chat).substring(1) : Long.toString(chat.id());
    }

    private static String name(Chat chat) {
        return "@" + String.valueOf(chat.username()).toLowerCase(Locale.ROOT);
    }
}
