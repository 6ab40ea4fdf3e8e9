package dev.lull.coordinator.reconcile;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Originals that vanished while their files waited. One look may hit a moment without the file; two rounds do not. */
final class MissingSources {

    private static final Logger log = LoggerFactory.getLogger(MissingSources.class);

    private final SourceFiles files;
    private final Ledger ledger;
    private final MediaJournal journal;
    private Set<String> missingBefore = new HashSet<>();
    private Set<String> missing = new HashSet<>();

    MissingSources(SourceFiles files, Ledger ledger, MediaJournal journal) {
        this.files = files;
        this.ledger = ledger;
        this.journal = journal;
    }

    void beginRound() {
        missingBefore = missing;
        missing = new HashSet<>();
    }

    /** Whether the original is there; when it is gone for good, the file is quarantined. */
    boolean present(MediaFile file) {
        if (!gone(file.source())) {
            return true;
        }
        missing.add(file.id());
        if (missingBefore.contains(file.id())) {
            String reason = "the source is gone: " + file.source();
            log.warn("source file missing, file quarantined: {}: {}", file.name(), reason);
            ledger.conversions().fail(file.id(), reason);
            ledger.media().releaseContent(file);
            journal.move(file, StateChange.to(MediaState.QUARANTINED).because(reason));
        }
        return false;
    }

    private boolean gone(String source) {
        try {
            return files.stat(source).isEmpty();
        } catch (IOException unreachable) {
            // it may come back
            return false;
        }
    }
}
