package dev.lull.coordinator.telegram;

import dev.lull.common.ledger.WatchLedger;
import dev.lull.coordinator.telegram.LockedArchives.LockedFile;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks for the password of each archive that waits for one, once, and once again when one was given in vain. */
final class PasswordRequests {

    private final BotClient bot;
    private final LockedArchives archives;
    private final WatchLedger ledger;
    private final String name;

    /** @param name under which the ledger knows what was asked for */
    PasswordRequests(BotClient bot, LockedArchives archives, WatchLedger ledger, String name) {
        this.bot = bot;
        this.archives = archives;
        this.ledger = ledger;
        this.name = name;
    }

    /** Asks for what was not asked for yet. */
    void ask() throws BotFailure, InterruptedException {
        Set<String> gone = new HashSet<>(ledger.taken(name).keySet());
        for (LockedFile each : archives.all()) {
            String id = each.file().id();
            if (!gone.remove(id)) {
                bot.reply(
                        each.message(),
                        each.file().name().replaceFirst("^.*/", "") + " needs a password. Send: /pass PASSWORD");
                ledger.note(name, Map.of(id, ""));
            }
        }
        if (!gone.isEmpty()) {
            forget(gone);
        }
    }

    /** A password was given for these archives: if they need another one, they are asked for again. */
    void answered(List<LockedFile> files) {
        forget(files.stream().map(each -> each.file().id()).toList());
    }

    private void forget(Collection<String> ids) {
        ledger.forget(name, ids);
    }
}
