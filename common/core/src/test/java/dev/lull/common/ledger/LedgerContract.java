package dev.lull.common.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What every contract asks of the ledger under test. The contracts are interfaces, so that a test class may have the
 * ledger from its superclass.
 */
public interface LedgerContract {

    Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    Duration RETENTION = Duration.ofHours(1);
    Duration CONTENT_RETENTION = Duration.ofHours(3);

    /** What a ledger keeps, each under an id or, for content, under its checksum. */
    enum Kept {
        FILE,
        CONVERSION,
        SUBMISSION,
        FILES_OF_SUBMISSION,
        CONTENT
    }

    /**
     * A ledger that keeps what is settled for {@link #RETENTION}, and remembers what arrived for
     * {@link #CONTENT_RETENTION}; empty when a test begins.
     */
    Ledger ledger();

    /** The time by the ledger's own clock, or nearly so. */
    Instant now();

    /** As if this conversion had been planned, and last touched, at that time. */
    void backdate(String conversion, Instant at);

    /** Lets time pass until the condition holds, which it does once that much has passed. */
    void eventually(Duration time, BooleanSupplier condition);

    /** How long this is still kept; empty for ever. */
    Optional<Duration> left(Kept kept, String id);

    /** Checks that the ledger is as empty as it was at first. */
    void nothingIsWritten();

    /** All there is of a file, told or not: equal before and after exactly when nothing was changed. */
    default Object fileAsWritten(String id) {
        return media().find(id);
    }

    /** The same for a conversion. */
    default Object conversionAsWritten(String id) {
        return conversions().find(id);
    }

    default MediaLedger media() {
        return ledger().media();
    }

    default SubmissionLedger submissions() {
        return ledger().submissions();
    }

    default ConversionLedger conversions() {
        return ledger().conversions();
    }

    default SendLedger sends() {
        return ledger().sends();
    }

    default SendBudget budget() {
        return ledger().budget();
    }

    /** A submission {@code s} with files of these ids, all of them just submitted. */
    default void submitted(String... ids) {
        submissions().open("s", List.of("/in"), "/out", NINE);
        for (String id : ids) {
            media().register(id, "s", "/in/" + id + ".mkv", id + ".mkv", NINE);
        }
    }
}
