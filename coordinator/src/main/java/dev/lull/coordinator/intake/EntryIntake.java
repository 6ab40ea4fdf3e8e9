package dev.lull.coordinator.intake;

import dev.lull.common.ledger.UnpackingPosition;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.probe.SidecarNames;
import dev.lull.common.store.ArchivedSource;
import dev.lull.coordinator.archive.ArchiveEntry;
import dev.lull.coordinator.archive.ArchiveEntry.Kind;
import dev.lull.coordinator.archive.ArchiveNames;
import dev.lull.coordinator.archive.ArchiveReader;
import dev.lull.coordinator.archive.EntryPath;
import dev.lull.coordinator.archive.LockedArchive;
import dev.lull.coordinator.archive.UnpackLimits;
import dev.lull.coordinator.dispatch.Dispatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries of one archive on their way in, some at a time: taken out, looked at, put into the store, decided upon,
 * published; then it is noted how far the archive is, so that whoever goes on after a crash begins there. Entries in
 * front of that are passed over, but for sidecars, which come last: then all names are known.
 */
final class EntryIntake {

    /** Files at most that share their round trips. */
    private static final int TOGETHER = 100;

    /** Bytes after which they go on in any case, so that little is to be done again after a crash. */
    private static final long BYTES_TOGETHER = 64_000_000;

    private final MediaFile archive;
    private final String folder;
    private final FileIntake files;
    private final Dispatch dispatch;
    private final UnpackedBatch unpacked;
    private final EntryNames names;
    private final UnpackLimits limits;
    private final Path scratch;
    private final Progress progress;
    private final UnpackingPosition begun;
    private final List<WalkEntry> batch = new ArrayList<>();
    private final List<ArchivedSource> sidecars = new ArrayList<>();
    private long index;
    private long refused;
    private long bytes;
    private long bytesInBatch;

    /** Is told how far the archive is. */
    interface Progress {

        /** Throws when the archive is to be unpacked no further; waits while there is no room. */
        void check() throws InterruptedException;

        void passed(long entries, long bytes) throws InterruptedException;
    }

    /**
     * Begins behind this position.
     *
     * @param unpacked where the files are looked at
     * @param scratch an empty folder
     */
    EntryIntake(
            MediaFile archive,
            FileIntake files,
            Dispatch dispatch,
            UnpackedBatch unpacked,
            EntryNames names,
            UnpackLimits limits,
            Path scratch,
            UnpackingPosition begun,
            Progress progress) {
        this.archive = archive;
        this.folder = ArchiveNames.folder(archive.name());
        this.files = files;
        this.dispatch = dispatch;
        this.unpacked = unpacked;
        this.names = names;
        this.limits = limits;
        this.scratch = scratch;
        this.begun = begun;
        this.progress = progress;
        this.bytes = begun.bytes();
    }

    /** Entries that are done, folders included. */
    long entries() {
        return index;
    }

    /** Those among them that are in no other place now, as they could not be taken out. */
    long refused() {
        return refused;
    }

    /**
     * Takes in everything.
     *
     * @throws IOException when the archive cannot be read on; what came before is taken in
     */
    void run(ArchiveReader reader) throws IOException, InterruptedException {
        try {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                limits.requireEntries(index + 1);
                take(entry, reader);
                index++;
                if (batch.size() >= TOGETHER || bytesInBatch >= BYTES_TOGETHER) {
                    finishBatch();
                }
            }
        } catch (EntryFile.Unwritable e) {
            throw e;
        } catch (LockedArchive e) {
            // it goes on later, with more names
            finishBatch();
            throw e;
        } catch (IOException e) {
            finishBatch();
            takeSidecars();
            throw e;
        }
        finishBatch();
        takeSidecars();
    }

    private void take(ArchiveEntry entry, ArchiveReader reader) throws IOException, InterruptedException {
        if (entry.kind() == Kind.FOLDER) {
            return;
        }
        String path = EntryPath.clean(entry.path());
        Optional<String> objection = EntryPath.objection(path);
        if (objection.isPresent()) {
            odd(path, Verdicts.notTakenOut(objection.get()));
            return;
        }
        Optional<EntryNames.LeftOut> leftOut = names.leftOut(path);
        if (leftOut.isPresent()) {
            if (leftOut.get().first()) {
                odd(leftOut.get().path(), Verdicts.excludedName(leftOut.get().pattern()));
            }
        } else if (entry.kind() == Kind.LINK) {
            odd(path, Verdicts.linkInArchive());
        } else if (entry.kind() == Kind.SPECIAL) {
            odd(path, Verdicts.specialInArchive());
        } else if (!names.add(path)) {
            odd(path, Verdicts.notTakenOut("a file of this path came before it"));
        } else {
            file(new ArchivedSource(archive.id(), path), entry, reader);
        }
    }

    private boolean isDone() {
        return index < begun.entries();
    }

    /** It has a source that no file has, and a name that can be shown. */
    private void odd(String path, StateChange verdict) {
        refused += verdict.to() == MediaState.QUARANTINED ? 1 : 0;
        if (!isDone()) {
            String shown = EntryPath.shown(path);
            ArchivedSource source = new ArchivedSource(archive.id(), shown + "#" + (index + 1));
            batch.add(WalkEntry.odd(source.source(), name(shown.isEmpty() ? "unnamed" : shown), verdict));
        }
    }

    private void file(ArchivedSource source, ArchiveEntry entry, ArchiveReader reader)
            throws IOException, InterruptedException {
        boolean sidecar = SidecarNames.isSidecar(source.path());
        if (!isDone()) {
            extract(source, entry, reader);
            if (sidecar) {
                // in the store before it is noted that the archive is behind it
                keep(source.source());
            }
        }
        if (sidecar) {
            sidecars.add(source);
        } else if (!isDone()) {
            batch.add(WalkEntry.file(source.source(), name(source.path())));
        }
    }

    private void extract(ArchivedSource source, ArchiveEntry entry, ArchiveReader reader)
            throws IOException, InterruptedException {
        Path path = scratch.resolve(Long.toString(index));
        try (EntryFile file = new EntryFile(path, limits, bytes)) {
            reader.copy(file);
            file.finish(entry.modified());
            bytes += file.length();
            bytesInBatch += file.length();
        }
        unpacked.add(source, path);
    }

    private String name(String path) {
        return folder + "/" + path;
    }

    private void finishBatch() throws IOException, InterruptedException {
        progress.check();
        if (!batch.isEmpty()) {
            takeIn(batch);
        }
        unpacked.clear();
        batch.clear();
        bytesInBatch = 0;
        if (!isDone()) {
            progress.passed(index, bytes);
        }
    }

    private void takeSidecars() throws IOException, InterruptedException {
        List<WalkEntry> entries = new ArrayList<>();
        for (ArchivedSource sidecar : sidecars) {
            WalkEntry entry = WalkEntry.file(sidecar.source(), name(sidecar.path()));
            entries.add(names.owner(sidecar).map(entry::sidecarOf).orElse(entry));
            if (entries.size() == TOGETHER) {
                progress.check();
                takeIn(entries);
                entries.clear();
            }
        }
        if (!entries.isEmpty()) {
            progress.check();
            takeIn(entries);
        }
        sidecars.clear();
    }

    private void takeIn(List<WalkEntry> entries) throws IOException, InterruptedException {
        List<Reading> readings = new ArrayList<>();
        for (Reading noted : files.note(entries)) {
            Reading read = files.read(noted);
            if (isKept(read)) {
                keep(read.file().source());
            }
            readings.add(read);
        }
        List<Reading> decided = new ArrayList<>();
        for (Reading claimed : files.claim(readings)) {
            decided.add(files.decide(claimed));
        }
        progress.check();
        dispatch.next(files.settle(decided));
        dispatch.publishAll();
        dispatch.publishDeferred();
    }

    /** What may go on from here, at once or when a person asks for it; the bytes are there before its state says so. */
    private static boolean isKept(Reading read) {
        StateChange verdict = read.verdict();
        boolean undecided =
                read.isUndecided() && read.digest() != null && read.digest().size() > 0;
        return undecided || (verdict != null && verdict.to() != MediaState.SKIPPED);
    }

    private void keep(String source) throws EntryFile.Unwritable {
        try {
            unpacked.keep(source);
        } catch (IOException e) {
            throw new EntryFile.Unwritable(e);
        }
    }
}
