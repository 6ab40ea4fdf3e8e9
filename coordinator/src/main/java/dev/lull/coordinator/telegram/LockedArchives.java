package dev.lull.coordinator.telegram;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import java.util.ArrayList;
import java.util.List;

/** The archives from chats that wait for a password. */
final class LockedArchives {

    private final MediaLedger media;

    /** @param message with which it came, itself or the archive that it was in */
    record LockedFile(MediaFile file, ChatMessage message) {}

    LockedArchives(MediaLedger media) {
        this.media = media;
    }

    List<LockedFile> all() {
        List<LockedFile> locked = new ArrayList<>();
        for (MediaFile file : media.allInState(MediaState.LOCKED)) {
            ChatMessage.of(file.submission()).ifPresent(message -> locked.add(new LockedFile(file, message)));
        }
        return locked;
    }

    List<LockedFile> of(long chat) {
        return all().stream().filter(each -> each.message().chat() == chat).toList();
    }
}
