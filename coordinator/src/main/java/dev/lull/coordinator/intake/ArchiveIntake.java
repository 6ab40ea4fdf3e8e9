package dev.lull.coordinator.intake;

import dev.lull.common.ledger.ArchiveLedger;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.UnpackingPosition;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UnpackSettings;
import dev.lull.common.store.ArchivedSource;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.SourceFiles;
import dev.lull.coordinator.archive.ArchiveFormat;
import dev.lull.coordinator.archive.ArchiveReader;
import dev.lull.coordinator.archive.Archives;
import dev.lull.coordinator.archive.LockedArchive;
import dev.lull.coordinator.archive.RefusedArchive;
import dev.lull.coordinator.archive.UnpackLimits;
import dev.lull.coordinator.dispatch.Dispatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unpacks an archive and takes in the files in it. Thread-safe. */
final class ArchiveIntake {

    /** The folder of the store for what is being looked at. */
    static final String SCRATCH = "unpacking";

    private static final Logger log = LoggerFactory.getLogger(ArchiveIntake.class);

    private final IntakeParts parts;
    private final Ledger ledger;
    private final MediaStore store;
    private final TaskPublisher publisher;
    private final Settings settings;
    private final AllowedRoots allowedRoots;
    private final Archives archives;
    private final ArchivePasswords passwords;
    private final FreeSpace freeSpace;
    private final String coordinator;

    ArchiveIntake(IntakeParts parts, MediaStore store, TaskPublisher publisher, Settings settings, String coordinator) {
        this.parts = parts;
        this.ledger = parts.ledger();
        this.store = store;
        this.publisher = publisher;
        this.settings = settings;
        this.allowedRoots = AllowedRoots.of(settings);
        this.archives = new Archives(settings);
        this.passwords = new ArchivePasswords(ledger, settings);
        this.freeSpace = new FreeSpace(settings.get(UnpackSettings.FREE_SPACE), parts.pause());
        this.coordinator = coordinator;
    }

    /** It was cancelled meanwhile, or belongs to a submission that nobody knows any more. */
    private static final class NotWanted extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /**
     * Unpacks it, from where it was left.
     *
     * @param beat is called as long as it goes on
     * @throws Failure.Transient when it has to be tried again later
     * @throws SourceUnavailable when its disk or server does not answer
     * @throws IntakeLease.Lost when another coordinator has it
     */
    void unpack(MediaFile archive, IntakeLease lease, Runnable beat) throws Failure.Transient, InterruptedException {
        UntilAvailable available = new UntilAvailable(parts.pause(), beat);
        try {
            StateChange end = end(archive, lease, beat, available);
            lease.check();
            available.run(() -> {
                parts.journal().move(archive, end);
                if (end.to() == MediaState.UNPACKED) {
                    ledger.archives().forget(archive.id());
                }
                ledger.submissions()
                        .settleIfDone(archive.submission(), parts.clock().instant());
            });
            log.info(
                    "unpacking ended: {}: {}: {}",
                    archive.name(),
                    end.to().wireName(),
                    end.facts().get(MediaField.REASON));
        } catch (NotWanted cancelled) {
            log.info("archive not unpacked any further, it is cancelled: {}", archive.name());
        } finally {
            clean(archive);
        }
    }

    private StateChange end(MediaFile archive, IntakeLease lease, Runnable beat, UntilAvailable available)
            throws Failure.Transient, InterruptedException {
        Optional<StateChange> tooDeep = tooDeep(archive, available);
        if (tooDeep.isPresent()) {
            return tooDeep.get();
        }
        try (HeldFile held = parts.sources().holdForTask(archive.source())) {
            return end(archive, held.path(), lease, beat, available);
        } catch (Failure.Permanent e) {
            return Verdicts.quarantined(e.reason());
        } catch (Failure.Transient e) {
            throw e;
        } catch (Failure e) {
            throw new Failure.Transient(e.reason(), e);
        }
    }

    private StateChange end(MediaFile archive, Path file, IntakeLease lease, Runnable beat, UntilAvailable available)
            throws Failure.Transient, InterruptedException {
        String version = version(archive);
        UnpackingPosition noted = available.get(() -> ledger.archives().position(archive.id()));
        if (noted.entries() > 0 && !noted.version().equals(version)) {
            return Verdicts.quarantined("it changed when " + count(noted.entries())
                    + " of it had been taken out: hand it over again, what is the same is not sent twice");
        }
        UnpackingPosition begun = noted.version().equals(version) ? noted : new UnpackingPosition(version, 0, 0);
        long size = archive.size();
        UnpackLimits limits = UnpackLimits.of(settings, size, ArchivedSource.isOne(archive.source()));
        List<String> known = available.get(() -> passwords.of(archive));
        long taken = begun.entries();
        try (ArchiveReader reader = archives.open(file, format(archive), known, limits)) {
            Path scratch = scratch(archive);
            freeSpace.await(scratch, size * 5 / 2, () -> check(archive, lease, beat, available));
            Submission submission = available
                    .get(() -> ledger.submissions().find(archive.submission()))
                    .orElseThrow(NotWanted::new);
            UnpackedBatch unpacked = new UnpackedBatch(store, parts.sources());
            EntryIntake entries = new EntryIntake(
                    archive,
                    files(submission, unpacked, lease, beat),
                    Dispatch.ofLateFiles(ledger, publisher, submission, available, parts.clock()),
                    unpacked,
                    new EntryNames(allowedRoots),
                    limits,
                    scratch,
                    begun,
                    new EntryIntake.Progress() {
                        @Override
                        public void check() throws InterruptedException {
                            freeSpace.await(
                                    scratch, 0, () -> ArchiveIntake.this.check(archive, lease, beat, available));
                        }

                        @Override
                        public void passed(long count, long bytes) throws InterruptedException {
                            UnpackingPosition position = new UnpackingPosition(version, count, bytes);
                            ArchiveLedger positions = ledger.archives();
                            available.run(() -> lease.note(() -> positions.note(archive.id(), coordinator, position)));
                        }
                    });
            try {
                entries.run(reader);
            } finally {
                taken = Math.max(taken, entries.entries());
            }
            return entries.refused() == 0
                    ? StateChange.to(MediaState.UNPACKED).because(count(taken))
                    : Verdicts.quarantined("unpacked, but " + entries.refused() + " of " + count(taken)
                            + " could not be taken out: hand over by itself what is needed of them");
        } catch (EntryFile.Unwritable e) {
            throw new Failure.Transient("cannot write to the store: " + e.getMessage(), e);
        } catch (LockedArchive e) {
            return StateChange.to(MediaState.LOCKED)
                    .because((known.isEmpty()
                                    ? "it needs a password"
                                    : "none of " + known.size() + " passwords opens it")
                            + ": give it one by lull password " + archive.id() + " or --password-file");
        } catch (RefusedArchive e) {
            return Verdicts.quarantined("refused: " + e.getMessage() + before(taken));
        } catch (IOException e) {
            parts.sourceCheck().requireAvailable(folder(archive));
            if (!version(archive).equals(version)) {
                throw new Failure.Transient("it changed while it was unpacked", e);
            }
            return Verdicts.quarantined("damaged: " + e.getMessage() + before(taken));
        }
    }

    private static String count(long entries) {
        return entries == 1 ? "1 entry" : entries + " entries";
    }

    private static String before(long taken) {
        return taken == 0 ? "" : "; " + count(taken) + " before that were taken out";
    }

    private static ArchiveFormat format(MediaFile archive) throws IOException {
        return ArchiveFormat.of(String.valueOf(archive.contentType()))
                .orElseThrow(() -> new IOException("not an archive: " + archive.contentType()));
    }

    /** Whether anything but the archive that was looked at is under its name now. */
    private String version(MediaFile archive) throws Failure.Transient {
        try {
            SourceFiles.State now = parts.sources().requireReadable(archive.source());
            return now.size() + " bytes of " + now.changed();
        } catch (IOException e) {
            throw new Failure.Transient("the archive cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<StateChange> tooDeep(MediaFile archive, UntilAvailable available) throws InterruptedException {
        int most = settings.get(UnpackSettings.MAX_DEPTH);
        int depth = available.get(() -> passwords.around(archive)).size() + 1;
        return depth <= most
                ? Optional.empty()
                : Optional.of(Verdicts.quarantined(
                        "not unpacked: an archive in an archive, more than " + most + " deep (unpack.max-depth)"));
    }

    private Path scratch(MediaFile archive) throws EntryFile.Unwritable {
        try {
            return store.scratch(SCRATCH + "/" + archive.id());
        } catch (IOException e) {
            throw new EntryFile.Unwritable(e);
        }
    }

    private void clean(MediaFile archive) {
        try {
            store.delete(SCRATCH + "/" + archive.id());
        } catch (IOException e) {
            log.debug("left to the next cleanup: {}", e.toString());
        }
    }

    private FileIntake files(Submission submission, UnpackedBatch unpacked, IntakeLease lease, Runnable beat) {
        return new FileIntake(parts.over(unpacked), Duplicates.of(ledger.media(), submission), submission.id(), () -> {
            beat.run();
            lease.check();
        });
    }

    private void check(MediaFile archive, IntakeLease lease, Runnable beat, UntilAvailable available)
            throws InterruptedException {
        beat.run();
        lease.check();
        boolean wanted = available
                .get(() -> ledger.media().find(archive.id()))
                .filter(now -> now.state() == MediaState.UNPACKING)
                .isPresent();
        if (!wanted) {
            throw new NotWanted();
        }
    }

    private static String folder(MediaFile archive) {
        return archive.source().substring(0, archive.source().lastIndexOf('/') + 1);
    }
}
