package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.settings.Settings;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.dispatch.Dispatch;
import dev.lull.coordinator.testing.SameThread;
import dev.lull.coordinator.testing.SmallMedia;
import dev.lull.coordinator.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** An intake, and an unpacker behind it, on the thread of a test. */
final class Unpackings {

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final World world;
    private final Settings settings;
    private final IntakeParts parts;

    Unpackings(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
        this.parts = IntakeParts.of(
                world.ledger,
                world.sources,
                world.journal,
                SmallMedia::probe,
                settings,
                Traces.OFF,
                PAUSE,
                world.clock);
    }

    /** Takes the submission in, and all archives in it out; archives in archives, too. */
    void run() {
        try {
            takeIn();
            List<MediaFile> archives = archives();
            while (!archives.isEmpty()) {
                for (MediaFile archive : archives) {
                    unpack(archive);
                }
                archives = archives();
            }
        } catch (InterruptedException | Failure.Transient e) {
            throw new AssertionError(e);
        }
    }

    private List<MediaFile> archives() {
        return new ArrayList<>(world.ledger.media().inState(MediaState.UNPACKING, 0, 100));
    }

    private void takeIn() throws InterruptedException {
        Submission submission =
                world.ledger.submissions().find(World.SUBMISSION).orElseThrow();
        if (submission.dispatched() == null) {
            FileIntake files =
                    new FileIntake(parts, Duplicates.of(world.ledger.media(), submission), World.SUBMISSION, () -> {});
            Dispatch dispatch = new Dispatch(
                    world.ledger, world.queue.publisher(), submission, new UntilAvailable(PAUSE), world.clock);
            new SubmissionIntake(files, dispatch, new SameThread(), 4, Integer.MAX_VALUE, () -> {})
                    .run(submission, AllowedRoots.of(settings), parts);
        }
    }

    void unpack(MediaFile archive) throws InterruptedException, Failure.Transient {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (IntakeLease lease = IntakeLease.take(world.ledger.archives(), archive.id(), "test", timer)
                .orElseThrow()) {
            new ArchiveIntake(parts, world.store, world.queue.publisher(), settings, "test")
                    .unpack(archive, lease, () -> {});
        } finally {
            timer.shutdownNow();
        }
    }
}
