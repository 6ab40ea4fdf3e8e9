package dev.lull.bench.page;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.Registration;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of files that nobody has, which go their way by the ledger and its events as if workers moved them. */
final class ManyFiles {

    /** Moved in one step, as the intake does it. */
    static final int TOGETHER = 250;

    private static final int IN_A_SUBMISSION = 1000;
    private static final long SIZE = 700_000_000;

    private final Ledger ledger;
    private final MediaJournal journal;

    ManyFiles(Ledger ledger, MediaJournal journal) {
        this.ledger = ledger;
        this.journal = journal;
    }

    /**
     * Videos that wait for the lull.
     *
     * @param prefix of their ids
     */
    List<MediaFile> deferred(String prefix, int number) {
        return made(prefix, number, StateChange.to(MediaState.DEFERRED).because("hevc is not h264"));
    }

    List<MediaFile> quarantined(String prefix, int number) {
        return made(
                prefix, number, StateChange.to(MediaState.QUARANTINED).because("the file breaks off at byte 40000"));
    }

    private List<MediaFile> made(String prefix, int number, StateChange change) {
        Instant now = Instant.now();
        List<MediaFile> made = new ArrayList<>();
        for (int first = 0; first < number; first += IN_A_SUBMISSION) {
            String submission = prefix + "-" + first;
            ledger.submissions().open(submission, List.of("/srv/" + submission), "out", now);
            ledger.submissions().holdIntake(submission, "bench", Duration.ofHours(1));
            List<Registration> files = new ArrayList<>();
            for (int i = first; i < Math.min(number, first + IN_A_SUBMISSION); i++) {
                String name = "Holiday %06d.mkv".formatted(i);
                files.add(new Registration(prefix + i, submission, "/srv/" + submission + "/" + name, name, now));
            }
            for (int from = 0; from < files.size(); from += MediaLedger.PAGE) {
                made.addAll(ledger.media()
                        .registerAll(files.subList(from, Math.min(files.size(), from + MediaLedger.PAGE))));
            }
            ledger.submissions().dispatched(submission, now);
        }
        StateChange all =
                change.with(MediaField.KIND, MediaKind.VIDEO.wireName()).with(MediaField.SIZE, SIZE);
        for (int from = 0; from < made.size(); from += MediaLedger.PAGE) {
            move(made.subList(from, Math.min(made.size(), from + MediaLedger.PAGE)), all);
        }
        return made;
    }

    /** Moves them, and tells of each. */
    void move(List<MediaFile> files, StateChange change) {
        Map<MediaFile, StateChange> changes = new LinkedHashMap<>();
        files.forEach(file -> changes.put(file, change));
        journal.moveAll(changes);
    }
}
