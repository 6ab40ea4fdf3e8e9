package dev.lull.common.testing.memory;

import dev.lull.common.ledger.ArchiveLedger;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.Durability;
import dev.lull.common.ledger.HistoryLedger;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.NoticeLedger;
import dev.lull.common.ledger.PauseLedger;
import dev.lull.common.ledger.SendBudget;
import dev.lull.common.ledger.SendLedger;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.common.ledger.WatchLedger;
import dev.lull.common.ledger.WorkerLedger;
import dev.lull.common.testing.Steps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The twin of the ledger on Redis. Each change takes a step before it is made, named like its method:
 * {@code media.move}, {@code conversions.claim}. What Redis holds under two keys is changed in two steps:
 * {@code media.count} follows a move, {@code media.enlist} a registration, {@code submissions.expire} a settlement.
 * Reading takes none.
 */
public final class InMemoryLedger implements Ledger {

    private final Memory memory;
    private final MediaLedger media;
    private final SubmissionLedger submissions;
    private final ConversionLedger conversions;
    private final SendLedger sends;
    private final SendBudget budget;
    private final PauseLedger pauses;
    private final WatchLedger watches;
    private final ArchiveLedger archives;
    private final HistoryLedger history;
    private final NoticeLedger notices;
    private final WorkerLedger workers;

    private static final Duration CONTENT_RETENTION = Duration.ofDays(90);

    /** A ledger whose steps are of no interest. */
    public InMemoryLedger(Clock clock, Duration retention) {
        this(clock, retention, new Steps());
    }

    /**
     * An empty ledger.
     *
     * @param clock the ledger's own, by which leases, pauses and retention end
     * @param retention how long a settled submission and its files are kept
     */
    public InMemoryLedger(Clock clock, Duration retention, Steps steps) {
        this(clock, retention, CONTENT_RETENTION, steps);
    }

    InMemoryLedger(Clock clock, Duration retention, Duration contentRetention, Steps steps) {
        memory = new Memory(clock, steps);
        media = new InMemoryMediaLedger(memory, contentRetention);
        submissions = new InMemorySubmissionLedger(memory, retention);
        conversions = new InMemoryConversionLedger(memory);
        sends = new InMemorySendLedger(memory);
        budget = new InMemorySendBudget(memory);
        pauses = new InMemoryPauseLedger(memory);
        watches = new InMemoryWatchLedger(memory);
        archives = new InMemoryArchiveLedger(memory);
        history = new InMemoryHistoryLedger(memory);
        notices = new InMemoryNoticeLedger(memory);
        workers = new InMemoryWorkerLedger(memory);
    }

    /** From now on every call throws {@link LedgerUnavailable}. */
    public void disconnect() {
        memory.reachable(false);
    }

    /** It answers again, and has forgotten nothing. */
    public void reconnect() {
        memory.reachable(true);
    }

    /** From now on what is known of a file cannot be read, as if it was written by hand. */
    public void spoilFile(String id) {
        memory.files.spoil(id);
    }

    /** The same of a conversion. */
    public void spoilConversion(String id) {
        memory.conversions.spoil(id);
    }

    /** The same of a submission. */
    public void spoilSubmission(String id) {
        memory.submissions.spoil(id);
    }

    @Override
    public MediaLedger media() {
        return media;
    }

    @Override
    public SubmissionLedger submissions() {
        return submissions;
    }

    @Override
    public ConversionLedger conversions() {
        return conversions;
    }

    @Override
    public SendLedger sends() {
        return sends;
    }

    @Override
    public SendBudget budget() {
        return budget;
    }

    @Override
    public PauseLedger pauses() {
        return pauses;
    }

    @Override
    public WatchLedger watches() {
        return watches;
    }

    @Override
    public ArchiveLedger archives() {
        return archives;
    }

    @Override
    public HistoryLedger history() {
        return history;
    }

    @Override
    public NoticeLedger notices() {
        return notices;
    }

    @Override
    public WorkerLedger workers() {
        return workers;
    }

    @Override
    public Instant now() {
        return memory.read(memory::now);
    }

    @Override
    public Durability durability() {
        memory.ping();
        return Durability.EVERY_CHANGE;
    }

    @Override
    public void ping() {
        memory.ping();
    }

    @Override
    public void close() {}

    Memory memory() {
        return memory;
    }
}
