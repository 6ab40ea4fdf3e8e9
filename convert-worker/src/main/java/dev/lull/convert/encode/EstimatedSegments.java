package dev.lull.convert.encode;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.Checksum;
import dev.lull.common.ops.BuildVersion;
import dev.lull.common.store.LocalFolders;
import dev.lull.common.store.UserTempFolder;
import dev.lull.common.task.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Segments that were made to estimate by, in a folder of this machine, for the conversion that follows. Each is there
 * under what must be equal for it to fit; whoever takes one verifies it as if it had been made just now.
 */
public final class EstimatedSegments {

    private static final Logger log = LoggerFactory.getLogger(EstimatedSegments.class);

    /** All together; then the oldest make room. */
    private static final long MOST_BYTES = 2L << 30;

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final String ENDING = ".mp4";

    private final Path folder;
    private final long mostBytes;

    /** Those in this folder, which need not be there; see {@link LocalFolders#estimates}. */
    public EstimatedSegments(Path folder) {
        this(folder, MOST_BYTES);
    }

    EstimatedSegments(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** Where they are; there may be more in it. */
    public Path folder() {
        return folder;
    }

    /**
     * Keeps a verified segment.
     *
     * @param made in {@link #folder} or below it, is moved away
     */
    public void keep(ConversionPlan plan, Unit segment, Path made) throws IOException {
        Files.move(made, file(plan, segment), StandardCopyOption.ATOMIC_MOVE);
        makeRoom();
    }

    /**
     * Moves a segment away from here, if it is kept.
     *
     * @return whether it is there now
     */
    boolean take(ConversionPlan plan, Unit unit, Path into) {
        Path kept = file(plan, unit);
        if (!plan.segmented() || !Files.isRegularFile(kept)) {
            return false;
        }
        try {
            UserTempFolder.ofUser().secureFor(folder);
            Files.move(kept, into);
            return true;
        } catch (NoSuchFileException takenMeanwhile) {
            return false;
        } catch (IOException e) {
            log.warn("segment of an estimate not used, it is made again: {}: {}", kept, e.toString());
            return false;
        }
    }

    /** Another version of Lull may encode in another way. */
    private Path file(ConversionPlan plan, Unit unit) {
        String equal = String.join("\n", plan.fingerprint(), unit.toString(), BuildVersion.text());
        return folder.resolve(Checksum.of(equal) + ENDING);
    }

    private void makeRoom() throws IOException {
        List<Kept> newestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            newestFirst = files.filter(file -> file.toString().endsWith(ENDING))
                    .map(Kept::of)
                    .sorted(Comparator.comparing(Kept::made).reversed())
                    .toList();
        }
        Instant tooOld = Instant.now().minus(LONGEST);
        long bytes = 0;
        for (Kept kept : newestFirst) {
            bytes += kept.bytes();
            if (bytes > mostBytes || kept.made().isBefore(tooOld)) {
                Files.deleteIfExists(kept.file());
            }
        }
    }

    private record Kept(Path file, long bytes, Instant made) {

        /** One that a worker takes at this moment counts as nothing. */
        static Kept of(Path file) {
            try {
                FileTime made = Files.getLastModifiedTime(file);
                return new Kept(file, Files.size(file), made.toInstant());
            } catch (IOException gone) {
                return new Kept(file, 0, Instant.EPOCH);
            }
        }
    }
}
