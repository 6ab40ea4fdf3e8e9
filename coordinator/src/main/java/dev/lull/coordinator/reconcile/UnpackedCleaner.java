package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.store.ArchivedSource;
import dev.lull.common.store.MediaStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in the store that were taken out of archives. One that is settled is of no use, unless it is quarantined or
 * cancelled and a person may try it again. While an archive is being unpacked, what the ledger does not know is on its
 * way there.
 */
final class UnpackedCleaner {

    private static final Logger log = LoggerFactory.getLogger(UnpackedCleaner.class);

    private static final int PAGE = 500;

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
            List<MediaStore.Entry> files = store.list(archive.key());
            int deleted = 0;
            for (int from = 0; from < files.size(); from += PAGE) {
                deleted += delete(files.subList(from, Math.min(from + PAGE, files.size())), open);
            }
            if (deleted == files.size() && !open) {
                store.delete(archive.key());
                log.info("unpacked files deleted, all are settled: {}", archive.key());
            }
        }
    }

    private int delete(List<MediaStore.Entry> files, boolean open) throws IOException {
        Map<String, MediaState> states = new HashMap<>();
        for (MediaFile known :
                media.findAll(files.stream().map(MediaStore.Entry::name).toList())) {
            states.put(known.id(), known.state());
        }
        int deleted = 0;
        for (MediaStore.Entry file : files) {
            MediaState state = states.get(file.name());
            boolean forgotten = state == null && !open && old(file);
            if (forgotten || (state != null && isOfNoUse(state))) {
                store.delete(file.key());
                deleted++;
            }
        }
        return deleted;
    }

    private boolean old(MediaStore.Entry file) {
        return !file.changed().plus(age).isAfter(clock.instant());
    }

    private static boolean isOfNoUse(MediaState state) {
        return state.settled() && state != MediaState.QUARANTINED && state != MediaState.CANCELLED;
    }
}
