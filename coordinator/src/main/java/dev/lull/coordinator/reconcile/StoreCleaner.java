package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.MediaStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orphaned files in the store: those of conversions that have ended or are unknown, and results that were uploaded, are
 * not wanted any more or are not what the ledger took down, and pictures of files whose record is gone. What has just
 * been written is left: its worker may not know yet.
 */
final class StoreCleaner {

    private static final Logger log = LoggerFactory.getLogger(StoreCleaner.class);

    private final Ledger ledger;
    private final MediaStore store;
    private final Duration quiet;
    private final Duration age;
    private final Clock clock;
    private final UnpackedCleaner unpackedFiles;

    /**
     * Sweeps this store.
     *
     * @param quiet how long files that can be of no use must have been left alone
     * @param age the same for files that might be: of a failed conversion that is tried again, or of one that this
     *     ledger does not know
     */
    StoreCleaner(Ledger ledger, MediaStore store, Duration quiet, Duration age, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.quiet = quiet;
        this.age = age;
        this.clock = clock;
        this.unpackedFiles = new UnpackedCleaner(ledger.media(), store, age, clock);
    }

    void sweep() {
        try {
            store.deletePartialWrites();
            for (MediaStore.Entry folder : store.list(ConversionFolders.WORK)) {
                String id = folder.name();
                Optional<Conversion> conversion = ledger.conversions().find(id);
                if (old(folder, unused(conversion) ? quiet : age) && left(id, conversion)) {
                    remove(folder);
                }
            }
            for (MediaStore.Entry results : store.list(ConversionFolders.RESULTS)) {
                Optional<MediaFile> file = ledger.media().find(results.name());
                if (old(results, file.isEmpty() ? age : quiet) && notWanted(file)) {
                    remove(results);
                } else {
                    removeUnused(results);
                }
            }
            for (MediaStore.Entry stills : store.list(ConversionFolders.STILLS)) {
                if (old(stills, age) && ledger.media().find(stills.name()).isEmpty()) {
                    remove(stills);
                }
            }
            unpackedFiles.sweep();
        } catch (IOException e) {
            log.warn("store cleanup failed, retrying: {}", e.toString());
        }
    }

    private boolean old(MediaStore.Entry entry, Duration margin) {
        return !entry.changed().plus(margin).isAfter(clock.instant());
    }

    private static boolean unused(Optional<Conversion> conversion) {
        return conversion
                .filter(known ->
                        known.status() == ConversionStatus.COMPLETED || known.status() == ConversionStatus.CANCELLED)
                .isPresent();
    }

    private boolean left(String id, Optional<Conversion> conversion) {
        if (conversion.isEmpty()) {
            return ledger.media().find(id).map(file -> file.state().settled()).orElse(true);
        }
        return ledger.conversions().discard(id);
    }

    /** The result of a quarantined upload waits for a person, if its conversion stands by it. */
    private boolean notWanted(Optional<MediaFile> file) {
        if (file.isEmpty()) {
            return true;
        }
        if (file.get().state() == MediaState.QUARANTINED) {
            return ledger.conversions()
                    .find(file.get().id())
                    .filter(conversion -> conversion.status() == ConversionStatus.COMPLETED)
                    .isEmpty();
        }
        return file.get().state().settled();
    }

    /**
     * Besides the result of a completed conversion: what workers left that assembled it under a claim they had lost.
     */
    private void removeUnused(MediaStore.Entry results) throws IOException {
        List<MediaStore.Entry> made = store.list(results.key());
        Optional<String> used = ledger.conversions()
                .find(results.name())
                .flatMap(Conversion::result)
                .map(result -> ConversionFolders.result(results.name(), result.checksum()));
        if (used.isEmpty()) {
            return;
        }
        for (MediaStore.Entry each : made) {
            if (!each.key().equals(used.get()) && old(each, quiet)) {
                remove(each);
            }
        }
    }

    private void remove(MediaStore.Entry entry) throws IOException {
        store.delete(entry.key());
        log.info("orphaned file deleted: {}", entry.key());
    }
}
