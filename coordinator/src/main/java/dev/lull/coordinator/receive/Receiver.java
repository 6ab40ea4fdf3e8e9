package dev.lull.coordinator.receive;

import dev.lull.common.lifecycle.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
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
    UploadState create(long length, UploadMetadata metadata) throws UploadRefused, IOException {
        String id = newId.get();
        ReceivedFile file = new ReceivedFile(
                id, GivenName.of(metadata, "upload-" + id), length, metadata.header(), Stage.RECEIVING);
        begin(file);
        if (length == 0) {
            submit(file);
        }
        return state(file);
    }

    private synchronized void begin(ReceivedFile file) throws UploadRefused, IOException {
        room.require(file.length());
        folder.create(file);
    }

    /** Whether all of it is here, or was until it arrived. */
    boolean has(String id) throws IOException {
        Optional<ReceivedFile> file = folder.find(id);
        return file.isPresent() && folder.size(file.get()) == file.get().length();
    }

    /**
     * Takes a whole file, unless it is here; of a part that came before, nothing is kept.
     *
     * @throws UploadRefused when the bytes end too early, too; nothing was submitted then
     */
    void take(BroughtFile brought, InputStream bytes) throws UploadRefused, IOException {
        String id = brought.id();
        exclusively(id, () -> {
            if (has(id)) {
                return id;
            }
            folder.delete(id);
            ReceivedFile file =
                    new ReceivedFile(id, GivenName.ofPath(brought.path()), brought.length(), "", Stage.RECEIVING);
            begin(file);
            writer.append(file, 0, new Body(bytes, brought.length(), null));
            if (folder.size(file) < file.length()) {
                throw new UploadRefused(
                        Refusal.INTERRUPTED,
                        "the file ended after " + folder.size(file) + " of " + file.length() + " bytes");
            }
            folder.modified(file, brought.modified());
            submit(file);
            return id;
        });
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
        return exclusively(
                id,
                () -> work.on(folder.find(id)
                        .orElseThrow(() -> new UploadRefused(
                                Refusal.UNKNOWN, "there is no such upload, or it has expired: begin a new one"))));
    }

    private <T> T exclusively(String id, Exclusive<T> work) throws UploadRefused, IOException {
        if (!inUse.take(id, PATIENCE)) {
            throw new UploadRefused(
                    Refusal.LOCKED, "another call about this upload is under way: try again when it has ended");
        }
        try {
            return work.run();
        } finally {
            inUse.release(id);
        }
    }

    @FunctionalInterface
    private interface Exclusive<T> {
        T run() throws UploadRefused, IOException;
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
