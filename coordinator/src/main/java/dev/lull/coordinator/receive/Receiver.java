package dev.lull.coordinator.receive;

import dev.lull.common.lifecycle.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what callers ask for with uploads. */
final class Receiver {

    private static final Logger log = LoggerFactory.getLogger(Receiver.class);

    /** A caller that lost its connection may be back before that is noticed here. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ReceiveFolder folder;
    private final UploadsInUse inUse;
    private final ReceiveLimits limits;
    private final Room room;
    private final BodyWriter writer;
    private final Handover handover;
    private final Supplier<String> newId;

    /** @param newId gives the id of a submission that is opened later */
    Receiver(
            ReceiveFolder folder, UploadsInUse inUse, ReceiveLimits limits, Handover handover, Supplier<String> newId) {
        this.folder = folder;
        this.inUse = inUse;
        this.limits = limits;
        this.room = new Room(folder, limits);
        this.writer = new BodyWriter(folder, room);
        this.handover = handover;
        this.newId = newId;
    }

    /** Begins an upload; an empty file is whole with that. */
    synchronized UploadState create(long length, UploadMetadata metadata) throws UploadRefused, IOException {
        room.require(length);
        String id = newId.get();
        ReceivedFile file = new ReceivedFile(
                id, GivenName.of(metadata, "upload-" + id), length, metadata.header(), Stage.RECEIVING);
        folder.create(file);
        if (length == 0) {
            submit(file);
        }
        return state(file);
    }

    /** How far it is. */
    UploadState find(String id) throws UploadRefused, IOException {
        return using(id, this::state);
    }

    /**
     * Adds to it; it is submitted when it is whole.
     *
     * @param offset where the caller believes it to be
     */
    UploadState append(String id, long offset, Body body) throws UploadRefused, IOException {
        return using(id, file -> {
            long size = folder.size(file);
            if (offset != size) {
                throw new UploadRefused(Refusal.CONFLICT, "Upload-Offset must be " + size + ", not " + offset);
            }
            if (file.stage() == Stage.RECEIVING) {
                writer.append(file, offset, body);
                if (folder.size(file) == file.length()) {
                    submit(file);
                }
            }
            return state(folder.find(id).orElse(file));
        });
    }

    /** Deletes an upload that is not whole. */
    void terminate(String id) throws UploadRefused, IOException {
        using(id, file -> {
            if (folder.size(file) == file.length()) {
                throw new UploadRefused(
                        Refusal.CONFLICT, "the upload is whole and is submission " + id + " now: cancel that");
            }
            folder.delete(id);
            return file;
        });
    }

    /** Its record was dropped on request: so is what was received. */
    void forget(String id) throws UploadRefused, IOException {
        using(id, file -> {
            folder.delete(id);
            return file;
        });
    }

    private <T> T using(String id, Work<T> work) throws UploadRefused, IOException {
        if (!inUse.take(id, PATIENCE)) {
            throw new UploadRefused(
                    Refusal.LOCKED, "another call about this upload is under way: try again when it has ended");
        }
        try {
            return work.on(folder.find(id)
                    .orElseThrow(() -> new UploadRefused(
                            Refusal.UNKNOWN, "there is no such upload, or it has expired: begin a new one")));
        } finally {
            inUse.release(id);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(ReceivedFile file) throws UploadRefused, IOException;
    }

    private void submit(ReceivedFile file) throws IOException {
        try {
            handover.submit(file);
        } catch (Unavailable e) {
            log.warn("received file is submitted later: {}: {}", file.id(), e.getMessage());
        }
    }

    private UploadState state(ReceivedFile file) throws IOException {
        long size = folder.size(file);
        return new UploadState(
                file.id(),
                file.length(),
                size,
                file.metadata(),
                size == file.length() ? null : folder.touched(file).plus(limits.expiry()));
    }
}
