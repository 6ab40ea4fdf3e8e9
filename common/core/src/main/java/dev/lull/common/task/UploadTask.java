package dev.lull.common.task;

import java.util.List;

/**
 * Upload these files now. Images travel as albums, keyed by their submission; videos alone, keyed by their own id.
 *
 * @param media 1 to {@value #LIMIT} media ids of one submission
 * @param album which album of its submission this is, from 1; 0 for what is none, such as a file published again
 */
public record UploadTask(UploadPriority priority, String submission, List<String> media, int attempt, int album)
        implements Task {

    /** The most files in an album that is one post: Telegram's {@code sendMediaGroup} takes 2 to 10. */
    public static final int POST_LIMIT = 10;

    /** The most files in one album. */
    public static final int LIMIT = 50;

    /** Files that are no album of their submission. */
    public UploadTask(UploadPriority priority, String submission, List<String> media, int attempt) {
        this(priority, submission, media, attempt, 0);
    }

    public UploadTask {
        media = List.copyOf(media);
        if (media.isEmpty() || media.size() > LIMIT) {
            throw new IllegalArgumentException("an upload carries 1 to " + LIMIT + " files, not " + media.size());
        }
    }

    @Override
    public Topic topic() {
        return priority.topic();
    }

    @Override
    public String key() {
        return priority == UploadPriority.IMAGES ? submission : media.get(0);
    }
}
