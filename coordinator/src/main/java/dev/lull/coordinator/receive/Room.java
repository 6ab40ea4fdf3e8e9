package dev.lull.coordinator.receive;

import java.io.IOException;

/** Tells whether there is room for more, by the limits and by what is there. */
final class Room {

    /** What a file takes besides its bytes; so empty files, too, are so many at most. */
    private static final long OVERHEAD = 4_096;

    private final ReceiveFolder folder;
    private final ReceiveLimits limits;

    Room(ReceiveFolder folder, ReceiveLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * Returns when another file may be sent.
     *
     * @throws UploadRefused when it is too large, or there is no room for it at the moment
     */
    void require(long length) throws UploadRefused, IOException {
        if (length > limits.size()) {
            throw new UploadRefused(
                    Refusal.TOO_LARGE,
                    "the file is larger than " + limits.size() + " bytes, the limit of uploads.max-size");
        }
        int unfinished = 0;
        long total = 0;
        long toCome = 0;
        for (ReceivedFile file : folder.all()) {
            if (file.stage() == Stage.RECEIVING) {
                unfinished++;
                toCome += file.length() - folder.size(file);
            }
            total += OVERHEAD + (file.stage() == Stage.SETTLED ? 0 : file.length());
        }
        if (unfinished >= limits.unfinished()) {
            throw new UploadRefused(
                    Refusal.TOO_MANY,
                    unfinished + " uploads are unfinished, the limit of uploads.max-unfinished: finish or delete one");
        }
        if (length > limits.total() - total - OVERHEAD) {
            throw new UploadRefused(
                    Refusal.NO_ROOM,
                    "files sent before take " + total + " of " + limits.total()
                            + " bytes, the limit of uploads.max-total: try again when they have arrived");
        }
        requireFree(toCome + length);
    }

    /**
     * Returns while so many more bytes leave enough of the disk free.
     *
     * @throws UploadRefused when they do not
     */
    void requireFree(long bytes) throws UploadRefused {
        if (folder.free() - bytes < limits.floor()) {
            throw new UploadRefused(
                    Refusal.NO_ROOM,
                    "the disk of the coordinator is too full, " + limits.floor()
                            + " bytes of it stay free (uploads.disk-floor): try again later");
        }
    }
}
