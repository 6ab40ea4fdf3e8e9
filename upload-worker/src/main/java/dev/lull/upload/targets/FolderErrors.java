package dev.lull.upload.targets;

import dev.lull.common.media.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Whose fault it is that a file cannot be written into the target folder: its own, or that of a folder that takes
 * nothing, so that trying it with every file would only quarantine them all.
 */
final class FolderErrors {

    private static final int PROBE_BYTES = 1 << 16;

    private final Path root;

    FolderErrors(Path root) {
        this.root = root;
    }

    /** Looks whether the folder can be written from this machine. */
    void check() throws Failure.TargetUnavailable {
        requireFolder();
        try {
            probe();
        } catch (IOException broken) {
            throw unwritable(broken);
        }
    }

    /** Looks before anything is written. */
    void check(Upload upload) throws Failure {
        requireFolder();
        File disk = root.toFile();
        long all = disk.getTotalSpace();
        // some network file systems do not tell
        if (all > 0 && upload.size() > all) {
            throw new Failure.Permanent("it has " + megabytes(upload.size()) + ", more than the " + megabytes(all)
                    + " of the disk of the target folder " + root);
        }
        if (all > 0 && upload.size() > disk.getUsableSpace()) {
            throw full(upload);
        }
    }

    /** What an error in writing means. */
    Failure failure(Upload upload, IOException e) {
        String reason = IoErrors.of(e);
        if (saysFull(reason)) {
            return full(upload);
        }
        try {
            probe();
        } catch (IOException broken) {
            return unwritable(broken);
        }
        return new Failure.Transient("cannot write to the target folder " + root + ": " + reason, e);
    }

    private void requireFolder() throws Failure.TargetUnavailable {
        if (!Files.isDirectory(root)) {
            throw Failure.TargetUnavailable.here(
                    "the target folder " + root + " is missing: make it, or mount its disk", null);
        }
    }

    private Failure.TargetUnavailable unwritable(IOException e) {
        return Failure.TargetUnavailable.here("cannot write to the target folder " + root + ": " + IoErrors.of(e), e);
    }

    /** Said of the folder and not of this machine: its room is the same wherever it is written from. */
    private Failure full(Upload upload) {
        return new Failure.TargetUnavailable("the target folder " + root + " is full: " + upload.name() + " needs "
                + megabytes(upload.size()) + ", " + megabytes(root.toFile().getUsableSpace()) + " are free");
    }

    private static boolean saysFull(String reason) {
        return reason.contains("No space left")
                || reason.toLowerCase(Locale.ROOT).contains("quota");
    }

    /** Writes a little and takes it away again. */
    private void probe() throws IOException {
        Path probe = Files.createTempFile(root, TargetName.OURS, ".probe");
        try {
            Files.write(probe, new byte[PROBE_BYTES]);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
