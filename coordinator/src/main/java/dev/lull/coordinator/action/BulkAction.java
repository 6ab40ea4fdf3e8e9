package dev.lull.coordinator.action;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.SeparateEntries;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a request out with every file of a submission that it is meant for. */
public final class BulkAction {

    private static final Logger log = LoggerFactory.getLogger(BulkAction.class);
    private static final int PAGE = 500;

    private final Ledger ledger;

    public BulkAction(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns how many files it changed; files that went on in the same moment are passed over. */
    public int apply(FileAction fileAction, String submission) {
        fileAction.begin(submission);
        // first the copies that wait: one would take the place of a file that is cancelled before it
        int changed = apply(fileAction, submission, file -> file.state() == MediaState.WAITING)
                + apply(fileAction, submission, file -> file.state() != MediaState.WAITING);
        fileAction.finish(submission);
        return changed;
    }

    private int apply(FileAction fileAction, String submission, Predicate<MediaFile> which) {
        AtomicInteger changed = new AtomicInteger();
        int offset = 0;
        List<MediaFile> page;
        do {
            page = ledger.submissions().files(submission, offset, PAGE);
            offset += page.size();
            SeparateEntries.forEach(page, file -> {
                if (which.test(file) && fileAction.concerns(file) && changes(fileAction, file)) {
                    changed.incrementAndGet();
                }
            });
        } while (page.size() == PAGE);
        return changed.get();
    }

    private static boolean changes(FileAction fileAction, MediaFile file) {
        try {
            return fileAction.apply(file);
        } catch (ActionRefused wentOn) {
            log.debug("{}", wentOn.why());
            return false;
        }
    }
}
