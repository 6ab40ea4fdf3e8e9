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
    private final Sidecars sidecars;
    private final SourceDisposal sourceDisposal;
    private final QuietTime quietTime;
    private final WaitingFiles waitingFiles;
    private final String submission;
    private final Duration pause;
    private final UntilAvailable untilAvailable;
    private final Clock clock;

    /**
     * The steps for one submission.
     *
     * @param quietTime decides which files are taken for finished
     * @param target where they go
     * @param pause between two tries, of the file or of a ledger that is away
     */
    FileIntake(
            Ledger ledger,
            SourceFiles sources,
            MediaJournal journal,
            Classifier classifier,
            SourceDisposal sourceDisposal,
            QuietTime quietTime,
            Duplicates duplicates,
            String target,
            String submission,
            Duration pause,
            Clock clock) {
        this.ledger = ledger;
        this.sources = sources;
        this.journal = journal;
        this.classifier = classifier;
        this.sourceDisposal = sourceDisposal;
        this.quietTime = quietTime;
        this.waitingFiles = new WaitingFiles(ledger, sources, journal, sourceDisposal, clock);
        this.duplicates = duplicates;
        this.sidecars = new Sidecars(ledger.media(), target);
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
            return Reading.settled(file);
        }
        if (walkEntry.verdict() != null) {
            return Reading.settled(move(file, walkEntry.verdict()));
        }
        Optional<StateChange> young = quietTime.verdict(file.source());
        if (young.isPresent()) {
            return Reading.settled(move(file, young.get()));
        }
        try {
            FileDigest digest = persistently(() -> with(file, FileDigest::read));
            return digest.steady()
                    ? new Reading(file, digest, owner(walkEntry))
                    : Reading.settled(move(file, Verdicts.changing()));
        } catch (Failure e) {
            return Reading.settled(move(file, Verdicts.quarantined(e.reason())));
        }
    }

    /** Claims the content that was read; what is a duplicate, or may become one, needs no decision. */
    Reading claim(Reading reading) throws InterruptedException {
        FileDigest digest = reading.digest();
        if (digest == null || digest.size() == 0) {
            return reading;
        }
        Optional<String> owner =
                untilAvailable.get(() -> Optional.ofNullable(reading.owner()).flatMap(sidecars::owner));
        String key = owner.map(id -> Sidecars.content(digest, id)).orElse(digest.sha256());
        MediaFile file = reading.file();
        do {
            MediaFile asking = file;
            Optional<Duplicates.Duplicate> duplicate =
                    untilAvailable.get(() -> duplicates.claim(asking, digest, key));
            if (duplicate.isEmpty()) {
                return new Reading(asking, digest, owner.orElse(null));
            }
            file = follow(move(asking, known(duplicate.get().change(), digest)));
            // the worker that uploads the owner from now on finds this one too
            untilAvailable.run(() -> sourceDisposal.release(duplicate.get().owner()));
        } while (file.state() == MediaState.SUBMITTED);
        return Reading.settled(file);
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
        String owner = reading.owner();
        if (owner != null) {
            StateChange change = untilAvailable.get(() -> sidecars.follow(reading.file(), owner));
            return move(reading.file(), known(change, digest));
        }
        try {
            MediaFile file = reading.file();
            StateChange change = persistently(() -> with(
                    file, source -> classifier.classify(source, file.name()).change()));
            return move(file, known(change, digest));
        } catch (Failure e) {
            // the content first: once the file is quarantined, no later look comes back to let go of it
            untilAvailable.run(() -> ledger.media()
                    .releaseContent(digest.sha256(), reading.file().id()));
            return move(reading.file(), known(Verdicts.quarantined(e.reason()), digest));
        }
    }

    private @Nullable String owner(WalkEntry walkEntry) {
        return walkEntry.owner() == null ? null : Ids.media(submission, walkEntry.owner());
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
     * @param owner id of the file whose sidecar it is; null for what is none
     */
    record Reading(
            MediaFile file,
            @Nullable FileDigest digest,
            @Nullable String owner) {

        static Reading settled(MediaFile file) {
            return new Reading(file, null, null);
        }
    }
}
