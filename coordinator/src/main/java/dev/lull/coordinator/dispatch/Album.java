package dev.lull.coordinator.dispatch;

import dev.lull.common.media.MediaFile;
import dev.lull.common.task.UploadTask;
import java.util.ArrayList;
import java.util.List;

/**
 * Images that go out together. A chat shows them as one post. Elsewhere nobody sees an album: as long as its files are
 * small it grows further, as what is asked of ledger and queue for each album costs more than copying them.
 */
final class Album {

    /** With as many bytes copying takes longer than what an album costs. */
    private static final long BYTES = 8_000_000;

    private final int limit;
    private final List<String> media = new ArrayList<>();
    private long bytes;

    private Album(int limit) {
        this.limit = limit;
    }

    /** An empty one for files that go there. */
    static Album forTarget(String target) {
        return new Album(target.startsWith("telegram:") ? UploadTask.POST_LIMIT : UploadTask.LIMIT);
    }

    void add(MediaFile file) {
        media.add(file.id());
        bytes += file.size();
    }

    boolean isEmpty() {
        return media.isEmpty();
    }

    boolean isFull() {
        return media.size() >= limit || (media.size() >= UploadTask.POST_LIMIT && bytes >= BYTES);
    }

    /** The ids in it; it is empty then. */
    List<String> take() {
        List<String> taken = List.copyOf(media);
        media.clear();
        bytes = 0;
        return taken;
    }
}
