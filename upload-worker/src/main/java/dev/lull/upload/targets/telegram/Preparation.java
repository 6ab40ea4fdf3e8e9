package dev.lull.upload.targets.telegram;

import dev.lull.common.media.Failure;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadContent;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Decides what a file becomes in a chat, and makes it fit. The file itself is only read. */
final class Preparation {

    private final Photos photos;
    private final Videos videos;
    private final SizeLimit limit;

    /** One file at a time, as what it takes in memory is bounded for one. */
    private final Lock turn = new ReentrantLock();

    Preparation(Photos photos, Videos videos, SizeLimit limit) {
        this.photos = photos;
        this.videos = videos;
        this.limit = limit;
    }

    /**
     * The message this file becomes.
     *
     * @param work where copies are made
     * @throws Failure.Permanent when it cannot become one, naming the limit it meets
     */
    Item item(Upload upload, WorkFolder work) throws Failure, InterruptedException {
        requireUnchanged(upload);
        turn.lockInterruptibly();
        try {
            return fitting(upload, work);
        } finally {
            turn.unlock();
        }
    }

    private Item fitting(Upload upload, WorkFolder work) throws Failure, InterruptedException {
        String type = upload.contentType();
        if (type.startsWith("image/") && !type.equals("image/gif")) {
            return limit.check(photos.item(upload, work));
        }
        limit.check(upload);
        if (type.equals("image/gif")) {
            return Item.asItIs(upload, ItemKind.ANIMATION);
        }
        return type.equals("video/mp4") ? videos.item(upload, work) : Item.asItIs(upload, ItemKind.DOCUMENT);
    }

    private static void requireUnchanged(Upload upload) throws Failure, InterruptedException {
        try (UploadContent uploadContent = UploadContent.of(upload.file())) {
            uploadContent.requireSizeOf(upload);
            UploadContent.requireContentOf(upload, uploadContent.sha256());
        } catch (ClosedByInterruptException stopped) {
            // the flag stays set with this exception, and not with the one we throw
            Thread.interrupted();
            throw new InterruptedException("stopped while reading " + upload.name());
        } catch (UploadContent.Unreadable e) {
            throw e.failure();
        } catch (IOException e) {
            throw new Failure.Transient("the file cannot be read: " + e.getMessage(), e);
        }
    }
}
