package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.store.ArchivedSource;
import dev.lull.common.store.MediaStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in the store that were taken out of archives. One that is settled is of no use, unless it is quarantined and a
 * person may try it again. While an archive is being unpacked, what the ledger does not know is on its way there.
 */
final class UnpackedCleaner {

    private static final Logger log = LoggerFactory.getLogger(UnpackedCleaner.class);

    private final MediaLedger media;
    private final MediaStore store;
    private final Duration age;
    private final Clock clock;

    /** @param age how long what this ledger does not know must have been left alone */
    UnpackedCleaner(MediaLedger media, MediaStore store, Duration age, Clock clock) {
        this.media = media;
        this.store = store;
        this.age = age;
        this.clock = clock;
    }

    void sweep() throws IOException {
        for (MediaStore.Entry archive : store.list(ArchivedSource.FOLDER)) {
            boolean open = media.find(archive.name())
                    .filter(file -> !file.state().settled())
                    .isPresent();
            boolean all = true;
            for (MediaStore.Entry file : store.list(archive.key())) {
                if (isOfNoUse(file, open)) {
                    store.delete(file.key());
                } else {
                    all = false;
                }
            }
            if (all && !open) {
                store.delete(archive.key());
                log.info("unpacked files deleted, all are settled: {}", archive.key());
            }
        }
    }

    private boolean isOfNoUse(MediaStore.Entry file, boolean open) {
        Optional<MediaFile> known = media.find(file.name());
        if (known.isEmpty()) {
            return !open && !file.changed().plus(age).isAfter(clock.instant());
        }
        MediaState state = known.get().state();
        return state.settled() && state != MediaState.QUARANTINED && state != MediaState.CANCELLED;
    }
}
