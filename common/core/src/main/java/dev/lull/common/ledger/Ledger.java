package dev.lull.common.ledger;

import java.time.Instant;

/** The ledger as this process sees it. One per process. */
public interface Ledger extends AutoCloseable {

    MediaLedger media();

    SubmissionLedger submissions();

    ConversionLedger conversions();

    SendLedger sends();

    SendBudget budget();

    PauseLedger pauses();

    WatchLedger watches();

    ArchiveLedger archives();

    HistoryLedger history();

    NoticeLedger notices();

    WorkerLedger workers();

    /** The time by its own clock, which is that of all claims and checkpoints: clocks of machines differ. */
    Instant now();

    /**
     * What of it outlives a power cut.
     *
     * @throws LedgerUnavailable when it does not answer
     */
    Durability durability();

    /**
     * Whether it answers.
     *
     * @throws LedgerUnavailable when it does not
     */
    void ping();

    @Override
    void close();
}
