package dev.lull.common.ledger;

/** The ledger as this process sees it. One per process. */
public interface Ledger extends AutoCloseable {

    MediaLedger media();

    SubmissionLedger submissions();

    ConversionLedger conversions();

    SendLedger sends();

    SendBudget budget();

    /**
     * Whether it answers.
     *
     * @throws LedgerUnavailable when it does not
     */
    void ping();

    @Override
    void close();
}
