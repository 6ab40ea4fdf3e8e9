package dev.lull.upload;

import dev.lull.common.ledger.SendLedger;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.SendAttempt;
import dev.lull.upload.targets.Receipt;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process sends to a target that cannot tell whether it has a file. Each send is noted in the ledger before
 * it is made and kept while it lasts. Its outcome stays in memory until the ledger has it, so that an outage of the
 * ledger does not turn a known outcome into an unknown one.
 */
final class InFlightSends implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InFlightSends.class);

    /** A send is kept so often within its lease: one late answer of the ledger does not end it. */
    private static final int KEPT_PER_LEASE = 3;

    /**
     * A send that is open in the ledger.
     *
     * @param receipt null while it has none
     * @param failed whether it is known not to have arrived
     */
    private record Sent(
            MediaFile file, int number, @Nullable Receipt receipt, boolean failed) {}

    private final SendLedger ledger;
    private final UploadCompletion uploadCompletion;
    private final String worker;
    private final Duration lease;
    private final Map<String, Sent> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService keeping =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sends"));

    InFlightSends(SendLedger ledger, UploadCompletion uploadCompletion, String worker, Duration lease) {
        this.ledger = ledger;
        this.uploadCompletion = uploadCompletion;
        this.worker = worker;
        this.lease = lease;
        long pause = lease.toMillis() / KEPT_PER_LEASE;
        ScheduledFuture<?> unused = keeping.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * Whether an earlier send stands in the way.
     *
     * @return false when it arrived, and the ledger knows that now
     * @throws Failure.HeldElsewhere while another worker may be sending it
     * @throws Failure.UnknownOutcome when it was sent and its arrival is unknown
     */
    boolean isClear(MediaFile file) throws Failure {
        Sent ours = open.get(file.id());
        if (ours != null && (ours.receipt() != null || ours.failed())) {
            write(ours);
            return ours.failed();
        }
        SendAttempt last = file.lastSend();
        if (last == null || !last.open()) {
            return true;
        }
        Duration left = ledger.left(file.id());
        if (!left.isZero()) {
            throw new Failure.HeldElsewhere(file.name() + " is being sent by " + last.worker(), left);
        }
        throw new Failure.UnknownOutcome(last.worker() + " sent it at " + last.at() + " and heard no answer");
    }

    /** Notes a send; {@link Failure.HeldElsewhere}, to be looked at again, when the file has moved on meanwhile. */
    void begin(MediaFile file) throws Failure {
        OptionalInt number = ledger.begin(file.id(), number(file), worker, lease);
        if (number.isEmpty()) {
            throw new Failure.HeldElsewhere(file.name() + " was sent or settled by another worker", Duration.ZERO);
        }
        open.put(file.id(), new Sent(file, number.getAsInt(), null, false));
    }

    /** The number of the last send that this process knows of; 0 for none. */
    int number(MediaFile file) {
        Sent ours = open.get(file.id());
        SendAttempt last = file.lastSend();
        int known = last == null ? 0 : last.number();
        return ours == null ? known : Math.max(known, ours.number());
    }

    /** Whether a send of it is open here. */
    boolean has(MediaFile file) {
        return open.containsKey(file.id());
    }

    /** It arrived, and the ledger is about to be told. */
    void arrived(MediaFile file, Receipt receipt) {
        open.computeIfPresent(file.id(), (id, sent) -> new Sent(file, sent.number(), receipt, false));
    }

    /** It did not arrive, or is to be sent again whatever became of it. */
    void notArrived(MediaFile file) {
        Sent failed = open.computeIfPresent(file.id(), (id, sent) -> new Sent(file, sent.number(), null, true));
        if (failed != null) {
            write(failed);
        }
    }

    /** The ledger knows the outcome. */
    void settled(MediaFile file) {
        open.remove(file.id());
    }

    /** Those that still have no outcome never get one from us: their leases run out. */
    void abandon(Collection<MediaFile> files) {
        for (MediaFile file : files) {
            open.computeIfPresent(file.id(), (id, sent) -> sent.receipt() == null && !sent.failed() ? null : sent);
        }
    }

    @Override
    public void close() {
        keeping.shutdownNow();
    }

    /** Tells the ledger the outcome. */
    private void write(Sent sent) {
        if (sent.receipt() != null) {
            uploadCompletion.uploaded(sent.file(), sent.receipt());
        } else {
            ledger.notArrived(sent.file().id(), sent.number());
        }
        open.remove(sent.file().id(), sent);
    }

    /** Outcomes that the ledger did not take are written now, whether or not their task is still ours. */
    private void renew() {
        try {
            for (Sent sent : List.copyOf(open.values())) {
                if (sent.receipt() != null || sent.failed()) {
                    write(sent);
                } else if (!ledger.keep(sent.file().id(), sent.number(), lease)) {
                    log.debug("the send of {} is not open any more", sent.file().name());
                }
            }
        } catch (Unavailable e) {
            log.debug("sends are not kept this time: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("unexpected error while renewing sends, retrying", e);
        }
    }
}
