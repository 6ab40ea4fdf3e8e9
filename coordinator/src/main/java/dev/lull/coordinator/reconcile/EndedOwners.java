package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.SeparateEntries;
import dev.lull.common.ledger.WaitingCopies;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.coordinator.intake.WaitingFiles;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Files that wait for another one with the same content, which has ended meanwhile. */
final class EndedOwners {

    private static final int PAGE = 500;

    private final MediaLedger media;
    private final WaitingFiles waitingFiles;
    private final Consumer<MediaFile> secondIntake;

    EndedOwners(MediaLedger media, WaitingFiles waitingFiles, Consumer<MediaFile> secondIntake) {
        this.media = media;
        this.waitingFiles = waitingFiles;
        this.secondIntake = secondIntake;
    }

    /** Those that wait for this file. */
    void recover(String owner, Dispatched dispatched) {
        SeparateEntries.forEach(WaitingCopies.of(owner, media), file -> recover(file, dispatched));
    }

    void recover(Dispatched dispatched) {
        int offset = 0;
        List<MediaFile> page;
        do {
            page = media.inState(MediaState.WAITING, offset, PAGE);
            AtomicInteger gone = new AtomicInteger();
            SeparateEntries.forEach(page, file -> {
                if (recover(file, dispatched)) {
                    gone.incrementAndGet();
                }
            });
            offset += page.size() - gone.get();
        } while (page.size() == PAGE);
    }

    /** Returns whether it waits no longer. */
    private boolean recover(MediaFile file, Dispatched dispatched) {
        MediaFile now = waitingFiles.follow(file);
        if (now.state() == MediaState.SUBMITTED && dispatched.is(now)) {
            secondIntake.accept(now);
        }
        return now.state() != MediaState.WAITING;
    }
}
