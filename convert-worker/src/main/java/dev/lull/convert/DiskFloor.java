package dev.lull.convert;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a disk from filling up: no unit is begun while it has less free space than the floor. */
final class DiskFloor {

    private static final Logger log = LoggerFactory.getLogger(DiskFloor.class);
    private static final double GIGABYTE = 1e9;

    private final Path folder;
    private final long floor;
    private volatile boolean low;

    /**
     * Watches the disk under a folder.
     *
     * @param floor bytes
     */
    DiskFloor(Path folder, long floor) {
        this.folder = folder.toAbsolutePath();
        this.floor = floor;
    }

    /** Whether there is room; the change from one to the other is logged once. */
    boolean hasRoom() {
        // not by way of the FileStore, which wants the mount point and finds none in a chroot; 0 when it cannot be read
        long free = existing().toFile().getUsableSpace();
        boolean nowLow = free < floor;
        if (nowLow != low) {
            low = nowLow;
            log.warn(
                    "{}: {} GB free, {} GB wanted: conversions {}",
                    folder,
                    Math.round(free / GIGABYTE * 10) / 10.0,
                    floor / GIGABYTE,
                    low ? "wait" : "go on");
        }
        return !low;
    }

    private Path existing() {
        Path path = folder;
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }
}
