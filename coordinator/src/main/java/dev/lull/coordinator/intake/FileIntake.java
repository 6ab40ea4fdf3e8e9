package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.probe.SourceErrors;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import dev.lull.coordinator.classify.Classifier;
import dev.lull.coordinator.dispatch.UntilAvailable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of taking in one file of one submission: note it, read it, claim its content, decide. Noting, reading and
 * deciding may run for several files in parallel; claims are made in the order of the walk, so that of two equal files
 * the first one is the original.
 */
final class FileIntake {

    /** A file system or an ffprobe that fails gets this many chances. */
    private static final int TRIES = 3;

    private final Ledger ledger;
    private final SourceFiles sources;
    private final MediaJournal journal;
    private final Classifier classifier;
    private final Duplicates duplicates;
    private final SourceDisposal sourceDisposal;
    private final WaitingFiles waitingFiles;
    private final String submission;
    private final Duration pause;
    private final UntilAvailable untilAvailable;
    private final Clock clock;

    /** @param pause between two tries, of the file or of a ledger that is away */
    FileIntake(
            Ledger ledger,
            SourceFiles sources,
            MediaJournal journal,
            Classifier classifier,
            SourceDisposal sourceDisposal,
            Duplicates duplicates,
            String submission,
            Duration pause,
            Clock clock) {
        this.ledger = ledger;
        this.sources = sources;
        this.journal = journal;
        this.classifier = classifier;
        this.sourceDisposal = sourceDisposal;
        this.waitingFiles = new WaitingFiles(ledger, sources, journal, sourceDisposal, clock);
        this.duplicates = duplicates;
        this.submission = submission;
        this.pause = pause;
        this.untilAvailable = new UntilAvailable(pause);
        this.clock = clock;
    }

    /** Notes the file and, unless it was decided upon before, reads it. */
    Reading read(WalkEntry walkEntry) throws InterruptedException {
        String id = Ids.media(submission, walkEntry.source());
        MediaFile file = untilAvailable.get(
                () -> ledger.media().register(id, submission, walkEntry.source(), walkEntry.name(), clock.instant()));
        if (file.state() != MediaState.SUBMITTED) {
            return new Reading(file, null);
        }
        if (walkEntry.verdict() != null) {
            return new Reading(move(file, walkEntry.verdict()), null);
        }
        try {
            FileDigest digest = persistently(() -> with(file, FileDigest::read));
            return digest.steady() ? new Reading(file, digest) : new Reading(move(file, Verdicts.changing()), null);
        } catch (Failure e) {
            return new Reading(move(file, Verdicts.quarantined(e.reason())), null);
        }
    }

    /** Claims the content that was read; what is a duplicate, or may become one, needs no decision. */
    Reading claim(Reading reading) throws InterruptedException {
        FileDigest digest = reading.digest();
        if (digest == null || digest.size() == 0) {
            return reading;
        }
        MediaFile file = reading.file();
        do {
            MediaFile asking = file;
            Optional<Duplicates.Duplicate> duplicate = untilAvailable.get(() -> duplicates.claim(asking, digest));
            if (duplicate.isEmpty()) {
                return new Reading(asking, digest);
            }
            file = follow(move(asking, known(duplicate.get().change(), digest)));
            // the worker that uploads the owner from now on finds this one too
            untilAvailable.run(() -> sourceDisposal.release(duplicate.get().owner()));
        } while (file.state() == MediaState.SUBMITTED);
        return new Reading(file, null);
    }

    /** The owner may have ended before it could know of this file. */
    private MediaFile follow(MediaFile file) throws InterruptedException {
        return file.state() == MediaState.WAITING ? untilAvailable.get(() -> waitingFiles.follow(file)) : file;
    }

    /** Decides on a file whose content is its own; returns the file as it now stands. */
    MediaFile decide(Reading reading) throws InterruptedException {
        FileDigest digest = reading.digest();
        if (digest == null) {
            return reading.file();
        }
        MediaFile decided = decide(reading, digest);
        if (decided.state().settled()) {
            untilAvailable.run(() -> waitingFiles.followAll(decided));
        }
        return decided;
    }

    private MediaFile decide(Reading reading, FileDigest digest) throws InterruptedException {
        if (digest.size() == 0) {
            return move(reading.file(), known(Verdicts.emptyFile(), digest));
        }
        try {
            StateChange change = persistently(() ->
                    with(reading.file(), source -> classifier.classify(source).change()));
            return move(reading.file(), known(change, digest));
        } catch (Failure e) {
            // the content first: once the file is quarantined, no later look comes back to let go of it
            untilAvailable.run(() -> ledger.media()
                    .releaseContent(digest.sha256(), reading.file().id()));
            return move(reading.file(), known(Verdicts.quarantined(e.reason()), digest));
        }
    }

    private MediaFile move(MediaFile file, @Nullable StateChange change) throws InterruptedException {
        if (change == null) {
            return file;
        }
        return untilAvailable.get(() -> {
            journal.move(file, change);
            return ledger.media().find(file.id()).orElse(file);
        });
    }

    private static StateChange known(StateChange change, FileDigest digest) {
        return change.with(MediaField.SIZE, digest.size())
                .with(MediaField.SHA256, digest.sha256())
                .with(MediaField.MODIFIED, digest.modified());
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

    private <T> T persistently(Step<T> step) throws Failure, InterruptedException {
        for (int failed = 1; ; failed++) {
            try {
                return step.take();
            } catch (Failure.Transient e) {
                if (failed == TRIES) {
                    throw e;
                }
                Thread.sleep(pause.toMillis());
            }
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

    /**
     * A file that was read, or decided upon already.
     *
     * @param digest what was read; null when that is decided
     */
    record Reading(MediaFile file, @Nullable FileDigest digest) {}
}
