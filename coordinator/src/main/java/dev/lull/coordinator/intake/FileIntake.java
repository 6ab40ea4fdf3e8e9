package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Registration;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.probe.MediaNames;
import dev.lull.common.probe.Sniffed;
import dev.lull.common.trace.Step;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.classify.Classification;
import dev.lull.coordinator.classify.Classifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of taking in the files of one submission: note them, read each, claim their contents, decide on each,
 * settle what was decided. Reading and deciding may run for several files in parallel; claims are made in the order of
 * the walk, so that of two equal files the first one is the original.
 */
final class FileIntake {

    private final Ledger ledger;
    private final OriginalReader originals;
    private final MediaJournal journal;
    private final Classifier classifier;
    private final Duplicates duplicates;
    private final Sidecars sidecars;
    private final SourceDisposal sourceDisposal;
    private final GrowingFiles growingFiles;
    private final WaitingFiles waitingFiles;
    private final Traces traces;
    private final String submission;
    private final Runnable beat;
    private final UntilAvailable untilAvailable;
    private final Clock clock;

    /**
     * The steps for one submission.
     *
     * @param beat is called as long as something goes on
     */
    FileIntake(IntakeParts parts, Duplicates duplicates, String submission, Runnable beat) {
        this.ledger = parts.ledger();
        this.originals = new OriginalReader(parts, beat);
        this.journal = parts.journal();
        this.classifier = parts.classifier();
        this.sourceDisposal = parts.sourceDisposal();
        this.growingFiles = parts.growingFiles();
        this.waitingFiles = new WaitingFiles(ledger, parts.sources(), journal, sourceDisposal, parts.clock());
        this.traces = parts.traces();
        this.duplicates = duplicates;
        this.sidecars = new Sidecars(ledger.media());
        this.submission = submission;
        this.beat = beat;
        this.untilAvailable = new UntilAvailable(parts.pause(), beat);
        this.clock = parts.clock();
    }

    /** All steps for one entry, which is not waited for; returns the file as it now stands. */
    MediaFile take(WalkEntry walkEntry) throws InterruptedException {
        Reading noted = note(List.of(walkEntry)).get(0);
        Reading decided = decide(claim(List.of(read(noted))).get(0));
        String growing = decided.growing();
        return settle(List.of(growing == null ? decided : decided.decided(Verdicts.growing(growing))))
                .get(0);
    }

    /** Notes files, their sidecars with them; in the order of the walk. */
    List<Reading> note(List<WalkEntry> walkEntries) throws InterruptedException {
        if (walkEntries.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Registration> registrations = walkEntries.stream()
                .map(each -> new Registration(
                        Ids.media(submission, each.source()), submission, each.source(), each.name(), now))
                .toList();
        List<MediaFile> files = untilAvailable.get(() -> ledger.media().registerAll(registrations));
        List<Reading> noted = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            noted.add(noted(files.get(i), walkEntries.get(i)));
        }
        return noted;
    }

    private Reading noted(MediaFile file, WalkEntry walkEntry) throws InterruptedException {
        if (file.state() != MediaState.SUBMITTED) {
            return Reading.settled(file);
        }
        for (String sidecar : walkEntry.sidecars()) {
            // before the file can arrive: what becomes of its original depends on them
            untilAvailable.run(() -> ledger.media().addDuplicate(file.id(), Ids.media(submission, sidecar)));
        }
        Reading noted = Reading.of(file, sidecarOf(walkEntry));
        return walkEntry.verdict() == null ? noted : noted.decided(walkEntry.verdict());
    }

    /** Reads a file, unless it is decided upon, or is still being written. */
    Reading read(Reading noted) throws InterruptedException {
        if (!noted.isUnread()) {
            return noted;
        }
        try {
            return originals.look(noted.file(), source -> read(source, noted));
        } catch (Failure e) {
            return failed(noted, e.reason());
        }
    }

    /** The same for one that was still being written when it was last looked at. */
    Reading readAgain(Reading growing) throws InterruptedException {
        String source = growing.file().source();
        return growingFiles.changedLately(source) ? growing : read(growing.unread());
    }

    /** What is wrong with a file may be that it is not whole yet. */
    private Reading failed(Reading reading, String reason) {
        return growingFiles.changedLately(reading.file().source())
                ? reading.growing(reason)
                : reading.decided(Verdicts.quarantined(reason));
    }

    /** What is no media is not read to its end: its checksum stays unknown, and it is a duplicate of no file. */
    private Reading read(Path source, Reading reading) throws Failure, IOException, InterruptedException {
        long size = Files.size(source);
        Sniffed sniffed = classifier.sniff(source);
        String name = reading.file().name();
        Optional<Classification> early =
                size > 0 && reading.sidecarOf() == null ? classifier.early(source, name, sniffed) : Optional.empty();
        boolean archive = early.filter(Classification::unpacked).isPresent();
        if (early.isPresent() && !archive && !mayBecomeMedia(reading)) {
            originals.requireAvailable(reading.file());
            return reading.decided(early.get().change().with(MediaField.SIZE, size));
        }
        Optional<String> sign = growingFiles.sign(reading.file().source());
        if (sign.isPresent()) {
            return reading.growing(sign.get());
        }
        if (archive) {
            return reading.decided(early.get().change().with(MediaField.SIZE, size));
        }
        FileDigest digest = traces.begin(reading.file().id(), "hash")
                .set("lull.bytes", size)
                .run(() -> FileDigest.read(source, beat));
        return digest.steady() ? reading.read(sniffed, digest) : reading.growing("it changed while it was read");
    }

    /** A file whose beginning is not there yet looks like one that is no media. */
    private boolean mayBecomeMedia(Reading reading) {
        String source = reading.file().source();
        return MediaNames.isMedia(reading.file().name())
                && (growingFiles.changedLately(source)
                        || growingFiles.sign(source).isPresent());
    }

    /**
     * Claims the contents that were read; what is a duplicate, or may become one, needs no decision. What a sidecar
     * claims depends on what became of the claims before it.
     */
    List<Reading> claim(List<Reading> readings) throws InterruptedException {
        List<Reading> claimed = new ArrayList<>();
        List<Reading> together = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading.sidecarOf() == null) {
                together.add(reading);
            } else {
                claimTogether(together, claimed);
                claimed.add(claim(reading));
            }
        }
        claimTogether(together, claimed);
        return claimed;
    }

    private void claimTogether(List<Reading> readings, List<Reading> claimed) throws InterruptedException {
        List<Reading> asking = readings.stream().filter(FileIntake::hasContent).toList();
        Set<String> others = asking.isEmpty() ? Set.of() : untilAvailable.get(() -> duplicates.claimAll(asking));
        for (Reading reading : readings) {
            claimed.add(others.contains(reading.file().id()) ? claim(reading) : reading);
        }
        readings.clear();
    }

    private static boolean hasContent(Reading reading) {
        return reading.isUndecided()
                && reading.digest() != null
                && reading.digest().size() > 0;
    }

    private Reading claim(Reading unclaimed) throws InterruptedException {
        FileDigest digest = unclaimed.digest();
        if (digest == null || !hasContent(unclaimed)) {
            return unclaimed;
        }
        Reading reading = untilAvailable.get(() -> asSidecar(unclaimed, digest));
        do {
            Reading asking = reading;
            Optional<Duplicates.Duplicate> duplicate =
                    untilAvailable.get(() -> duplicates.claim(asking.file(), digest, asking.content(digest)));
            if (duplicate.isEmpty()) {
                return asking;
            }
            MediaFile waiting =
                    settle(List.of(asking.decided(duplicate.get().change()))).get(0);
            reading = asking.now(follow(waiting));
        } while (reading.file().state() == MediaState.SUBMITTED);
        return Reading.settled(reading.file());
    }

    /** What was found beside a file that was not taken in is no sidecar. */
    private Reading asSidecar(Reading reading, FileDigest digest) {
        return Optional.ofNullable(reading.sidecarOf())
                .flatMap(file -> sidecars.content(digest, file).map(content -> reading.sidecar(file, content)))
                .orElseGet(reading::noSidecar);
    }

    /** The owner may have ended before it could know of this file. */
    private MediaFile follow(MediaFile file) throws InterruptedException {
        return file.state() == MediaState.WAITING ? untilAvailable.get(() -> waitingFiles.follow(file)) : file;
    }

    /** Decides on a file whose content is its own. */
    Reading decide(Reading reading) throws InterruptedException {
        Sniffed sniffed = reading.sniffed();
        FileDigest digest = reading.digest();
        return sniffed == null || digest == null || !reading.isUndecided() ? reading : decide(reading, sniffed, digest);
    }

    /** Writes and tells what was decided; returns the files as they now stand, in their order. */
    List<MediaFile> settle(List<Reading> readings) throws InterruptedException {
        Map<MediaFile, StateChange> changes = new LinkedHashMap<>();
        for (Reading reading : readings) {
            if (reading.verdict() != null) {
                changes.put(reading.file(), reading.learnt(reading.verdict()));
            }
        }
        Map<String, MediaFile> moved = changes.isEmpty() ? Map.of() : untilAvailable.get(() -> moved(changes));
        List<MediaFile> settled = new ArrayList<>();
        for (Reading reading : readings) {
            MediaFile file = moved.getOrDefault(reading.file().id(), reading.file());
            settled.add(file);
            if (reading.verdict() != null
                    && reading.digest() != null
                    && file.state().settled()) {
                untilAvailable.run(() -> waitingFiles.followAll(file));
            }
        }
        return settled;
    }

    private Map<String, MediaFile> moved(Map<MediaFile, StateChange> changes) {
        Map<String, TransitionResult> results = journal.moveAll(changes);
        changes.forEach((file, change) -> {
            if (results.get(file.id()) == TransitionResult.DONE) {
                tell(file, change);
            }
        });
        List<String> ids = changes.keySet().stream().map(MediaFile::id).toList();
        // of content that arrived before, or of a sidecar for which an original was waiting
        ids.forEach(sourceDisposal::release);
        Map<String, MediaFile> moved = new HashMap<>();
        ledger.media().findAll(ids).forEach(file -> moved.put(file.id(), file));
        return moved;
    }

    /** The first step of its trace; or one more of it, when it was looked at before and comes again. */
    private void tell(MediaFile file, StateChange change) {
        Instant since = file.submittedAt();
        Step intake = file.size() == 0 ? traces.first(file.id(), "intake", since) : traces.begin(file.id(), "intake");
        intake.set("lull.media.name", file.name())
                .set("lull.submission", submission)
                .set("lull.media.state", change.to().wireName())
                .close();
    }

    private Reading decide(Reading reading, Sniffed sniffed, FileDigest digest) throws InterruptedException {
        MediaFile file = reading.file();
        if (digest.size() == 0) {
            return growingFiles.changedLately(file.source())
                    ? reading.growing("it is empty so far")
                    : reading.decided(Verdicts.emptyFile());
        }
        String sidecarOf = reading.sidecarOf();
        if (sidecarOf != null) {
            return reading.decided(untilAvailable.get(() -> sidecars.follow(file, sidecarOf)));
        }
        try {
            Classification classification = traces.begin(file.id(), "classify")
                    .run(() -> originals.look(file, source -> classify(file, source, sniffed)));
            if (!classification.accepted() && growingFiles.changedLately(file.source())) {
                // what it holds in the end is another content
                release(digest, file);
                return reading.growing(Objects.requireNonNullElse(classification.reason(), "it cannot be read"));
            }
            return reading.decided(classification.change());
        } catch (Failure e) {
            // the content first: once the file is quarantined, no later look comes back to let go of it
            release(digest, file);
            return failed(reading, e.reason());
        }
    }

    private void release(FileDigest digest, MediaFile file) throws InterruptedException {
        untilAvailable.run(() -> ledger.media().releaseContent(digest.sha256(), file.id()));
    }

    /** A disk that breaks off looks like a damaged file. */
    private Classification classify(MediaFile file, Path source, Sniffed sniffed) throws Failure, InterruptedException {
        Classification classification = classifier.classify(source, file.name(), sniffed);
        if (!classification.accepted()) {
            originals.requireAvailable(file);
        }
        return classification;
    }

    private @Nullable String sidecarOf(WalkEntry walkEntry) {
        return walkEntry.owner() == null ? null : Ids.media(submission, walkEntry.owner());
    }
}
