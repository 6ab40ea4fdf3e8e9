package dev.lull.coordinator.action;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        int changed = 0;
        for (MediaFile file : concerned(fileAction, submission)) {
            try {
                changed += fileAction.apply(file) ? 1 : 0;
            } catch (ActionRefused wentOn) {
                log.debug("{}", wentOn.why());
            }
        }
        fileAction.finish(submission);
        return changed;
    }

    private List<MediaFile> concerned(FileAction fileAction, String submission) {
        List<MediaFile> files = new ArrayList<>();
        List<MediaFile> page;
        int offset = 0;
        do {
            page = ledger.submissions().files(submission, offset, PAGE);
            offset += page.size();
            page.stream().filter(fileAction::concerns).forEach(files::add);
        } while (page.size() == PAGE);
        // or a copy would take the place of a file that is cancelled before it
        files.sort(Comparator.comparing(file -> file.state() != MediaState.WAITING));
        return files;
    }
}
