package dev.lull.upload;

import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.task.UploadTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people read with an upload: {@code holiday – images 1/3} with an album, {@code holiday – film.mp4} with anything
 * else. How many albums there are is known once the whole submission has been looked at; one that goes out before says
 * {@code holiday – images 1}.
 */
final class Captions {

    private final UploadTask task;
    private final SubmissionLedger submissions;
    private boolean asked;
    private @Nullable Submission submission;

    /** The captions of this task's files. */
    Captions(UploadTask task, SubmissionLedger submissions) {
        this.task = task;
        this.submissions = submissions;
    }

    /**
     * The caption of one of them.
     *
     * @param name what it is called at the target
     */
    String of(MediaFile file, String name) {
        if (!asked) {
            submission = submissions.find(task.submission()).orElse(null);
            asked = true;
        }
        return submission == null
                ? caption(task.album(), 0, List.of(), file.kind(), name)
                : caption(task.album(), submission.albums(), submission.paths(), file.kind(), name);
    }

    /** From an album's number and the number of albums, each 0 when not known. */
    static String caption(int album, int albums, List<String> paths, MediaKind kind, String name) {
        String title = paths.isEmpty() ? "" : lastName(paths.get(0));
        if (paths.size() > 1) {
            title += " and " + (paths.size() - 1) + " more";
        }
        String what = lastName(name);
        if (album > 0 && kind == MediaKind.IMAGE) {
            what = "images " + album + (albums >= album ? "/" + albums : "");
        }
        return title.isEmpty() || title.equals(what) ? what : title + " – " + what;
    }

    private static String lastName(String path) {
        String end = path.replaceFirst("/+$", "");
        return end.substring(end.lastIndexOf('/') + 1);
    }
}
