package dev.lull.coordinator.receive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Writes the body of a call behind what came before. What came of one that breaks off is kept, unless there was a
 * checksum to be compared; of one that is refused nothing is.
 */
final class BodyWriter {

    private static final int BUFFER = 1 << 16;

    /** So many bytes are written before they are brought to the disk, and its free space is looked at. */
    private static final long STRETCH = 64 << 20;

    private final ReceiveFolder folder;
    private final Room room;

    BodyWriter(ReceiveFolder folder, Room room) {
        this.folder = folder;
        this.room = room;
    }

    /**
     * Returns when all of it is on the disk.
     *
     * @param offset the bytes that are there
     * @throws UploadRefused when it breaks off, is too long or damaged, or the disk too full
     */
    void append(ReceivedFile file, long offset, Body body) throws UploadRefused, IOException {
        if (body.length() > file.length() - offset) {
            throw tooLong(file);
        }
        room.requireFree(0);
        BodyChecksum checksum = body.checksum();
        if (checksum != null) {
            folder.unchecked(file, offset);
        }
        try (FileChannel channel = FileChannel.open(folder.path(file), StandardOpenOption.WRITE)) {
            boolean kept = false;
            try {
                copy(file, offset, body, channel.position(offset));
                if (checksum != null && !checksum.matches()) {
                    throw new UploadRefused(
                            Refusal.MISMATCH, "the body does not have the checksum of Upload-Checksum: send it again");
                }
                kept = true;
            } catch (UploadRefused e) {
                kept = checksum == null && e.refusal() != Refusal.TOO_LARGE;
                throw e;
            } finally {
                if (!kept) {
                    channel.truncate(offset);
                }
                channel.force(false);
                folder.checked(file);
            }
        }
    }

    private void copy(ReceivedFile file, long offset, Body body, FileChannel channel)
            throws UploadRefused, IOException {
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        long looked = 0;
        while (true) {
            int length = read(body, buffer, offset + written);
            if (length < 0) {
                return;
            }
            if (length > file.length() - offset - written) {
                throw tooLong(file);
            }
            BodyChecksum checksum = body.checksum();
            if (checksum != null) {
                checksum.add(buffer, length);
            }
            for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length); bytes.hasRemaining(); ) {
                written += channel.write(bytes);
            }
            if (written - looked >= STRETCH) {
                channel.force(false);
                room.requireFree(0);
                looked = written;
            }
        }
    }

    private static int read(Body body, byte[] buffer, long offset) throws UploadRefused {
        try {
            return body.bytes().read(buffer);
        } catch (IOException e) {
            throw new UploadRefused(
                    Refusal.INTERRUPTED, "the body broke off, or came too slowly, behind byte " + offset);
        }
    }

    private static UploadRefused tooLong(ReceivedFile file) {
        return new UploadRefused(
                Refusal.TOO_LARGE, "the body reaches beyond the " + file.length() + " bytes of Upload-Length");
    }
}
