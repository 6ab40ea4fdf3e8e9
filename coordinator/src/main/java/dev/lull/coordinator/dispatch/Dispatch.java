package dev.lull.coordinator.dispatch;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the files of one submission, in the order in which they are handed over: images in albums, one folder each;
 * compatible videos one by one; at the end the deferred ones. Waits while the ledger or the queue is away.
 */
public final class Dispatch {

    private static final int PAGE = 500;

    /**
     * So many videos of a submission are planned before those behind them make room for other submissions, whose first
     * ones come then: a whole library does not stand before one film that was handed over later.
     */
    static final int FIRST_VIDEOS = 8;

    private final Ledger ledger;
    private final TaskPublisher publisher;
    private final String submission;
    private final ConvertPriority priority;
    private final @Nullable Instant walked;
    private final UntilAvailable untilAvailable;
    private final Clock clock;
    private final Album album;
    private final List<Task> ready = new ArrayList<>();
    private final List<MediaFile> deferredLate = new ArrayList<>();
    private boolean late;
    private boolean deferredPublished;
    private int deferred;
    private String folder = "";
    private int albums;

    /** What an earlier walk found has been published by that. */
    public Dispatch(
            Ledger ledger, TaskPublisher publisher, Submission submission, UntilAvailable untilAvailable, Clock clock) {
        this(ledger, publisher, submission, untilAvailable, clock, submission.walked());
        this.albums = goesOn(submission) ? submission.albums() : 0;
    }

    private Dispatch(
            Ledger ledger,
            TaskPublisher publisher,
            Submission submission,
            UntilAvailable untilAvailable,
            Clock clock,
            @Nullable Instant walked) {
        this.ledger = ledger;
        this.publisher = publisher;
        this.submission = submission.id();
        this.priority = submission.priority();
        this.walked = walked;
        this.untilAvailable = untilAvailable;
        this.clock = clock;
        this.album = Album.forTarget(submission.target());
    }

    /**
     * For files that come when a submission may have been dispatched: nothing of what it has by then goes out here, and
     * their albums are not numbered, as how many there will be is not known.
     */
    public static Dispatch ofLateFiles(
            Ledger ledger, TaskPublisher publisher, Submission submission, UntilAvailable untilAvailable, Clock clock) {
        Dispatch dispatch = new Dispatch(ledger, publisher, submission, untilAvailable, clock, null);
        dispatch.late = true;
        dispatch.deferred = Math.toIntExact(submission.counts().getOrDefault(MediaState.DEFERRED, 0L)
                + submission.counts().getOrDefault(MediaState.CONVERTING, 0L));
        dispatch.deferredPublished = true;
        return dispatch;
    }

    /** What went out before goes out again, in the same albums, only where the walk begins anew. */
    private static boolean goesOn(Submission submission) {
        return submission.walked() != null || !submission.position().equals(WalkPosition.START);
    }

    /** Hands over the next files, of which the queued ones go out here, and waits for the broker once. */
    public void next(List<MediaFile> files) throws InterruptedException {
        files.forEach(this::add);
        publishReady();
    }

    private void add(MediaFile file) {
        String itsFolder = file.name().substring(0, file.name().lastIndexOf('/') + 1);
        if (!itsFolder.equals(folder)) {
            closeAlbum();
        }
        folder = itsFolder;
        if (deferredPublished && file.state() == MediaState.DEFERRED) {
            deferredLate.add(file);
        }
        if (file.state() != MediaState.QUEUED || isPublished(file)) {
            return;
        }
        if (file.sidecarOf() != null) {
            ready.addAll(NextTask.of(file, ledger.conversions(), 1).stream().toList());
        } else if (file.kind() == MediaKind.VIDEO) {
            ready.add(new UploadTask(UploadPriority.VIDEOS, submission, List.of(file.id()), 1));
        } else {
            album.add(file);
            if (album.isFull()) {
                closeAlbum();
            }
        }
    }

    /**
     * Publishes all that was handed over, but for what is deferred.
     *
     * @return the number of albums so far
     */
    public int publishAll() throws InterruptedException {
        closeAlbum();
        publishReady();
        return albums;
    }

    /**
     * All files have been handed over: the last album goes out, and behind it everything that is deferred.
     *
     * @return whether all is done; false when the paths are to be walked again
     */
    public boolean finish() throws InterruptedException {
        publishAll();
        publishDeferred();
        return untilAvailable.get(() -> {
            ledger.submissions().albums(submission, albums);
            boolean dispatched = ledger.submissions().dispatched(submission, clock.instant());
            ledger.submissions().settleIfDone(submission, clock.instant());
            return dispatched;
        });
    }

    private boolean isPublished(MediaFile file) {
        return walked != null && !file.submittedAt().isAfter(walked);
    }

    private void closeAlbum() {
        if (!album.isEmpty()) {
            albums += late ? 0 : 1;
            ready.add(new UploadTask(UploadPriority.IMAGES, submission, album.take(), 1, albums));
        }
    }

    private void publishReady() throws InterruptedException {
        publish(ready);
        ready.clear();
    }

    /** Publishes everything that was deferred; those that are handed over after the first time go out the next time. */
    public void publishDeferred() throws InterruptedException {
        if (deferredPublished) {
            publishDeferred(deferredLate);
            deferredLate.clear();
            return;
        }
        List<MediaFile> page;
        int offset = 0;
        do {
            int from = offset;
            page = untilAvailable.get(() -> ledger.submissions().files(submission, from, PAGE));
            publishDeferred(page);
            offset += page.size();
        } while (page.size() == PAGE);
        deferredPublished = true;
    }

    private void publishDeferred(List<MediaFile> files) throws InterruptedException {
        List<ConvertTask> tasks = new ArrayList<>();
        for (MediaFile file : files) {
            if (file.state() == MediaState.DEFERRED) {
                deferred++;
                if (!isPublished(file)) {
                    ConvertPriority its = priorityOfNext();
                    Conversion opened =
                            untilAvailable.get(() -> ledger.conversions().open(file.id(), file.source(), its));
                    tasks.add(opened.task(submission, 1));
                }
            }
        }
        publish(tasks);
    }

    private ConvertPriority priorityOfNext() {
        return priority == ConvertPriority.NORMAL && deferred > FIRST_VIDEOS ? ConvertPriority.LOW : priority;
    }

    private void publish(List<? extends Task> tasks) throws InterruptedException {
        if (!tasks.isEmpty()) {
            untilAvailable.run(() -> publisher.publish(tasks));
        }
    }
}
