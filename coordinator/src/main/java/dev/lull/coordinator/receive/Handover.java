package dev.lull.coordinator.receive;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Naming;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.coordinator.intake.Intake;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits what has come whole, and deletes it once it is settled. The submission has the id of the upload, so whatever
 * step a process dies before, the next look at the folder goes on with the same one.
 */
final class Handover {

    private static final Logger log = LoggerFactory.getLogger(Handover.class);

    /** For so long a caller that missed the answer to its last call is told that all has come. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    /** Files whose state is asked for in one round trip. */
    private static final int TOGETHER = 100;

    private final ReceiveFolder folder;
    private final UploadsInUse inUse;
    private final Duration expiry;
    private final Ledger ledger;
    private final Submissions submissions;
    private final StillNeeded stillNeeded;
    private final Clock clock;
    private final Set<String> unreadable = new HashSet<>();

    /** Takes files in. */
    @FunctionalInterface
    interface Submissions {

        /** Opens a submission of these absolute paths, unless it is known. */
        void open(String id, List<String> paths, Naming naming);
    }

    Handover(
            ReceiveFolder folder,
            UploadsInUse inUse,
            Duration expiry,
            Ledger ledger,
            Submissions submissions,
            StillNeeded stillNeeded,
            Clock clock) {
        this.folder = folder;
        this.inUse = inUse;
        this.expiry = expiry;
        this.ledger = ledger;
        this.submissions = submissions;
        this.stillNeeded = stillNeeded;
        this.clock = clock;
    }

    /**
     * Submits a file that is whole.
     *
     * @throws dev.lull.common.lifecycle.Unavailable when that cannot be noted now; the next sweep does it
     */
    void submit(ReceivedFile file) throws IOException {
        folder.sync(file);
        open(file);
        folder.note(file.at(Stage.SUBMITTED));
        log.info("file received: {}: {}, {} bytes", file.id(), file.name(), file.length());
    }

    private void open(ReceivedFile file) {
        String path = folder.path(file).toString();
        submissions.open(file.id(), List.of(path), new Naming(folder.above(file).toString(), ""));
    }

    /**
     * Looks at all that is there.
     *
     * @param beat is called as long as it goes on
     * @throws dev.lull.common.lifecycle.Unavailable when the ledger does not answer
     */
    void sweep(Runnable beat) throws IOException {
        Instant now = clock.instant();
        List<ReceivedFile> submitted = new ArrayList<>();
        for (ReceivedFile each : folder.all()) {
            beat.run();
            if (each.stage() == Stage.SUBMITTED) {
                submitted.add(each);
            } else if (each.stage() != Stage.KEPT) {
                unlessInUse(each, file -> lookAfter(file, now));
            }
        }
        for (int i = 0; i < submitted.size(); i += TOGETHER) {
            beat.run();
            settle(submitted.subList(i, Math.min(submitted.size(), i + TOGETHER)));
        }
        folder.deleteRemains(now.minus(expiry));
    }

    private void lookAfter(ReceivedFile file, Instant now) throws IOException {
        Duration idle = Duration.between(folder.touched(file), now);
        if (file.stage() == Stage.SETTLED) {
            if (idle.compareTo(REMEMBERED) > 0) {
                folder.delete(file.id());
            }
        } else if (folder.size(file) == file.length()) {
            submit(file);
        } else if (idle.compareTo(expiry) > 0) {
            folder.delete(file.id());
            log.info(
                    "unfinished upload deleted, nothing came for {} s: {}: {}",
                    idle.toSeconds(),
                    file.id(),
                    file.name());
        }
    }

    private void settle(List<ReceivedFile> files) throws IOException {
        Map<String, ReceivedFile> byMedia = new HashMap<>();
        files.forEach(
                file -> byMedia.put(Intake.mediaId(file.id(), folder.path(file).toString()), file));
        Map<String, MediaFile> known = ledger.media().findAll(List.copyOf(byMedia.keySet())).stream()
                .collect(Collectors.toMap(MediaFile::id, Function.identity()));
        for (Map.Entry<String, ReceivedFile> each : byMedia.entrySet()) {
            MediaFile media = known.get(each.getKey());
            if (media == null) {
                unlessInUse(each.getValue(), this::submitAgain);
            } else if (media.state().settled()
                    && media.state() != MediaState.QUARANTINED
                    && stillNeeded.isKnown(media)) {
                unlessInUse(each.getValue(), file -> settled(file, media));
            }
        }
    }

    /** The ledger was lost, or a process died between the two halves of forgetting it. */
    private void submitAgain(ReceivedFile file) {
        if (ledger.submissions().find(file.id()).isEmpty()) {
            open(file);
            log.warn("received file submitted again, the ledger did not know it: {}: {}", file.id(), file.name());
        }
    }

    private void settled(ReceivedFile file, MediaFile media) throws IOException {
        Optional<String> why = stillNeeded.why(media);
        if (why.isPresent()) {
            folder.note(file.at(Stage.KEPT));
            log.info("received file kept, forget it to delete it: {}: {}: {}", file.id(), file.name(), why.get());
            return;
        }
        folder.deleteBytes(file);
        folder.note(file.at(Stage.SETTLED));
        log.debug("received file settled and deleted: {}: {}", file.id(), file.name());
    }

    /** What is in use is looked at the next time; what is in a different stage by now, too. */
    private void unlessInUse(ReceivedFile file, Step step) {
        if (!inUse.take(file.id(), Duration.ZERO)) {
            return;
        }
        try {
            if (folder.find(file.id()).filter(file::equals).isPresent()) {
                step.take(file);
                unreadable.remove(file.id());
            }
        } catch (IOException e) {
            if (unreadable.add(file.id())) {
                log.warn("received file cannot be handled, retrying: {}: {}", file.id(), e.toString());
            }
        } finally {
            inUse.release(file.id());
        }
    }

    @FunctionalInterface
    private interface Step {
        void take(ReceivedFile file) throws IOException;
    }
}
