package dev.lull.coordinator.receive;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.MediaFile;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.UploadSettings;
import dev.lull.coordinator.intake.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is sent to a coordinator over HTTP, or brought by another part of it, from its first byte until it has arrived
 * at the target.
 */
public final class Uploads implements Service {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    /** Shorter than the state of a settled submission is kept. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(10);

    private final Path path;
    private final Ledger ledger;
    private final Intake intake;
    private final String target;
    private final ReceiveLimits limits;
    private final StillNeeded stillNeeded;
    private final Clock clock;
    private final UploadsInUse inUse = new UploadsInUse();
    private final Thread worker = new Thread(this::work, "uploads");
    private volatile @Nullable Opened opened;
    private volatile Instant lastTurn;
    private volatile boolean stopping;
    private boolean awaited;

    private record Opened(ReceiveFolder folder, Receiver receiver, Handover handover) {}

    /**
     * Keeps files in this folder, and submits them to this intake.
     *
     * @param folder absolute
     */
    public Uploads(RoleContext context, String folder, Intake intake, String target) {
        this.path = Path.of(folder);
        this.ledger = context.ledger();
        this.intake = intake;
        this.target = target;
        this.limits = ReceiveLimits.of(context.settings());
        boolean lossy = context.settings().get(UploadSettings.AFTER_LOSSY).equals("keep");
        this.stillNeeded = new StillNeeded(ledger, lossy);
        this.clock = context.clock();
        this.lastTurn = clock.instant();
    }

    @Override
    public void start() {
        open();
        worker.start();
    }

    /** When it last looked at its folder. */
    public Instant lastTurn() {
        return lastTurn;
    }

    /** The largest file that is taken. */
    public long largest() {
        return limits.size();
    }

    /**
     * Begins an upload.
     *
     * @param length bytes of the whole file
     */
    public UploadState create(long length, UploadMetadata metadata) throws UploadRefused {
        return call(receiver -> receiver.create(length, metadata));
    }

    /** How far an upload is. */
    public UploadState find(String id) throws UploadRefused {
        return call(receiver -> receiver.find(id));
    }

    /**
     * Adds to an upload. When all of it has come it becomes a submission with the same id, now or, if that cannot be
     * noted now, by itself later.
     *
     * @param offset where the caller believes it to be
     */
    public UploadState append(String id, long offset, Body body) throws UploadRefused {
        return call(receiver -> receiver.append(id, offset, body));
    }

    /** Whether all of a file with this id is here, or was until it arrived. */
    public boolean has(String id) {
        Opened now = required();
        try {
            return now.receiver().has(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes a whole file that another part of this coordinator brings, unless it {@linkplain #has has} it. It becomes a
     * submission with its id, as one that was sent over HTTP does.
     */
    public void take(BroughtFile file, InputStream bytes) throws UploadRefused {
        call(receiver -> {
            receiver.take(file, bytes);
            return file;
        });
    }

    /** Deletes an upload that is not whole. */
    public void terminate(String id) throws UploadRefused {
        call(receiver -> {
            receiver.terminate(id);
            return id;
        });
    }

    /** The record of a file was dropped on request; if it came over HTTP, it is deleted here. */
    public void forgotten(MediaFile file) {
        Opened now = opened;
        if (now == null) {
            return;
        }
        now.folder().id(file.source()).ifPresent(id -> {
            try {
                now.receiver().forget(id);
            } catch (UploadRefused gone) {
                log.debug("nothing to delete: {}: {}", id, gone.why());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private <T> T call(Call<T> call) throws UploadRefused {
        Opened now = required();
        try {
            return call.on(now.receiver());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Opened required() {
        Opened now = opened;
        if (now == null || stopping) {
            throw new UploadsUnavailable("uploads.folder is not open: " + path);
        }
        return now;
    }

    @FunctionalInterface
    private interface Call<T> {
        T on(Receiver receiver) throws UploadRefused, IOException;
    }

    private void open() {
        try {
            ReceiveFolder folder = new ReceiveFolder(path);
            Handover handover = new Handover(
                    folder,
                    inUse,
                    limits.expiry(),
                    ledger,
                    (id, paths, naming) -> intake.submit(id, paths, naming, target),
                    stillNeeded,
                    clock);
            opened = new Opened(folder, new Receiver(folder, inUse, limits, handover, intake::newId), handover);
            log.info("files are received over HTTP into {}", path);
        } catch (IOException e) {
            if (!awaited) {
                log.warn("uploads over HTTP wait for their folder, retrying: {}", e.toString());
            }
            awaited = true;
        }
    }

    private void work() {
        try {
            while (!stopping) {
                turn();
                Thread.sleep(BETWEEN_SWEEPS.toMillis());
            }
        } catch (InterruptedException e) {
            log.debug("uploads stopped");
        }
    }

    private void turn() {
        Opened now = opened;
        try {
            if (now == null) {
                open();
            } else {
                now.handover().sweep(this::turned);
            }
        } catch (Unavailable e) {
            log.debug("received files wait: {}", e.getMessage());
        } catch (IOException | RuntimeException e) {
            if (!stopping) {
                log.error("unexpected error in uploads, retrying in {} s", BETWEEN_SWEEPS.toSeconds(), e);
            }
        }
        turned();
    }

    private void turned() {
        lastTurn = clock.instant();
    }

    @Override
    public void stopIntake() {
        stopping = true;
    }

    @Override
    public void close() {
        stopping = true;
        worker.interrupt();
        try {
            worker.join();
            Opened last = opened;
            if (last != null) {
                last.folder().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("lock of the folder ends with the process", e);
        }
    }
}
