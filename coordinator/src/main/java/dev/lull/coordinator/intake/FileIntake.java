package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.probe.Sniffed;
import dev.lull.common.probe.SourceErrors;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import dev.lull.coordinator.classify.Classification;
import dev.lull.coordinator.classify.Classifier;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The steps of taking in one file of one submission: note it, read it, claim its content, decide. Noting, reading and
 * deciding may run for several files in parallel; claims are made in the order of the walk, so that of two equal files
 * the first one is the original.
 */
final class FileIntake {

    private final Ledger ledger;
    private final SourceFiles sources;
    private final MediaJournal journal;
    private final Classifier classifier;
    private final Duplicates duplicates;
    private final Sidecars sidecars;
    private final SourceDisposal sourceDisposal;
    private final QuietTime quietTime;
    private final WaitingFiles waitingFiles;
    private final String submission;
    private final SourceCheck sourceCheck;
    private final Semaphore reading;
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
        this.sources = parts.sources();
        this.journal = parts.journal();
        this.classifier = parts.classifier();
        this.sourceDisposal = parts.sourceDisposal();
        this.quietTime = parts.quietTime();
        this.waitingFiles = new WaitingFiles(ledger, sources, journal, sourceDisposal, parts.clock());
        this.duplicates = duplicates;
        this.sidecars = new Sidecars(ledger.media());
        this.submission = submission;
        this.sourceCheck = parts.sourceCheck();
        this.reading = parts.reading();
        this.beat = beat;
        this.untilAvailable = new UntilAvailable(parts.pause(), beat);
        this.clock = parts.clock();
    }

    /** Notes the file, its sidecars with it, and, unless it was decided upon before, reads it. */
    Reading read(WalkEntry walkEntry) throws InterruptedException {
        String id = Ids.media(submission, walkEntry.source());
        MediaFile file = untilAvailable.get(
                () -> ledger.media().register(id, submission, walkEntry.source(), walkEntry.name(), clock.instant()));
        if (file.state() != MediaState.SUBMITTED) {
            return Reading.settled(file);
        }
        for (String sidecar : walkEntry.sidecars()) {
            // before the file can arrive: what becomes of its original depends on them
            untilAvailable.run(() -> ledger.media().addDuplicate(id, Ids.media(submission, sidecar)));
        }
        Reading reading = Reading.of(file, sidecarOf(walkEntry));
        if (walkEntry.verdict() != null) {
            return move(reading, walkEntry.verdict());
        }
        Optional<StateChange> young = quietTime.verdict(file.source());
        if (young.isPresent()) {
            return move(reading, young.get());
        }
        try {
            return persistently(file, () -> with(file, source -> read(source, reading)));
        } catch (Failure e) {
            return move(reading, Verdicts.quarantined(e.reason()));
        }
    }

    /** What is no media is not read to its end: its checksum stays unknown, and it is a duplicate of no file. */
    private Reading read(Path source, Reading reading) throws Failure, IOException, InterruptedException {
        long size = Files.size(source);
        Sniffed sniffed = classifier.sniff(source);
        if (size > 0 && reading.sidecarOf() == null) {
            Optional<Classification> skipped =
                    classifier.skip(source, reading.file().name(), sniffed);
            if (skipped.isPresent()) {
                sourceCheck.requireAvailable(folder(reading.file()));
                return move(reading, skipped.get().change().with(MediaField.SIZE, size));
            }
        }
        FileDigest digest = FileDigest.read(source, beat);
        return digest.steady() ? reading.read(sniffed, digest) : move(reading, Verdicts.changing());
    }

    /** Claims the content that was read; what is a duplicate, or may become one, needs no decision. */
    Reading claim(Reading unclaimed) throws InterruptedException {
        FileDigest digest = unclaimed.digest();
        if (digest == null || digest.size() == 0) {
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
            reading = follow(move(asking, duplicate.get().change()));
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
    private Reading follow(Reading reading) throws InterruptedException {
        return reading.file().state() == MediaState.WAITING
                ? reading.now(untilAvailable.get(() -> waitingFiles.follow(reading.file())))
                : reading;
    }

    /** Decides on a file whose content is its own; returns the file as it now stands. */
    MediaFile decide(Reading reading) throws InterruptedException {
        Sniffed sniffed = reading.sniffed();
        FileDigest digest = reading.digest();
        if (sniffed == null || digest == null) {
            return reading.file();
        }
        MediaFile decided = move(reading, verdict(reading, sniffed, digest)).file();
        if (decided.state().settled()) {
            untilAvailable.run(() -> waitingFiles.followAll(decided));
        }
        return decided;
    }

    private StateChange verdict(Reading reading, Sniffed sniffed, FileDigest digest) throws InterruptedException {
        if (digest.size() == 0) {
            return Verdicts.emptyFile();
        }
        MediaFile file = reading.file();
        String sidecarOf = reading.sidecarOf();
        if (sidecarOf != null) {
            return untilAvailable.get(() -> sidecars.follow(file, sidecarOf));
        }
        try {
            return persistently(file, () -> with(file, source -> classify(file, source, sniffed)));
        } catch (Failure e) {
            // the content first: once the file is quarantined, no later look comes back to let go of it
            untilAvailable.run(() -> ledger.media().releaseContent(digest.sha256(), file.id()));
            return Verdicts.quarantined(e.reason());
        }
    }

    /** A disk that breaks off looks like a damaged file. */
    private StateChange classify(MediaFile file, Path source, Sniffed sniffed) throws Failure, InterruptedException {
        Classification classification = classifier.classify(source, file.name(), sniffed);
        if (!classification.accepted()) {
            sourceCheck.requireAvailable(folder(file));
        }
        return classification.change();
    }

    private static String folder(MediaFile file) {
        return file.source().substring(0, file.source().lastIndexOf('/') + 1);
    }

    private @Nullable String sidecarOf(WalkEntry walkEntry) {
        return walkEntry.owner() == null ? null : Ids.media(submission, walkEntry.owner());
    }

    private Reading move(Reading reading, StateChange change) throws InterruptedException {
        MediaFile file = reading.file();
        return reading.now(untilAvailable.get(() -> {
            journal.move(file, reading.learnt(change));
            // of content that arrived before, or of a sidecar for which an original was waiting
            sourceDisposal.release(file.id());
            return ledger.media().find(file.id()).orElse(file);
        }));
    }

    private <T> T with(MediaFile file, Look<T> look) throws Failure, InterruptedException {
        try (HeldFile source = sources.hold(file.source())) {
            return look.at(source.path());
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException("stopped while reading");
        } catch (IOException e) {
            throw SourceErrors.of(e);
        }
    }

    /** @throws SourceUnavailable when the step failed as all would in the folder of this file */
    private <T> T persistently(MediaFile file, Step<T> step) throws Failure, InterruptedException {
        SourceCheck.Tries tries = sourceCheck.tries(folder(file));
        while (true) {
            try {
                return inTurn(step);
            } catch (Failure e) {
                beat.run();
                if (!tries.again(e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Others wait for their turn while a file is read, and not while its reader pauses. Who waits is not stuck: those
     * that read are watched themselves.
     */
    private <T> T inTurn(Step<T> step) throws Failure, InterruptedException {
        while (!reading.tryAcquire(1, TimeUnit.MINUTES)) {
            beat.run();
        }
        try {
            return step.take();
        } finally {
            reading.release();
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws Failure, InterruptedException;
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(Path source) throws Failure, IOException, InterruptedException;
    }
}
