package dev.lull.standalone;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaState;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.coordinator.intake.SubmissionOptions;
import dev.lull.standalone.client.CommandFailure;
import dev.lull.standalone.output.Display;
import dev.lull.standalone.output.Outcome;
import dev.lull.standalone.output.ReportFile;
import dev.lull.standalone.output.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a person named, from the first look until the last file is settled.
 *
 * @param options of what was named, if it is handed over for the first time
 * @param report where to write the outcome for programs; null for nowhere
 */
record RunJob(
        DataDirectory data,
        Settings settings,
        int convertWorkers,
        List<String> paths,
        SubmissionOptions options,
        @Nullable Path report) {

    private static final Duration TICK = Duration.ofMillis(250);

    /** Returns the exit status of the command that does it. */
    int run(ShutdownSignal shutdownSignal) throws InterruptedException {
        Instant begun = Instant.now();
        Display display = Terminal.display();
        try (AllInOne allInOne = started(display)) {
            Optional<Submission> settled;
            try (display) {
                settled = follow(allInOne, display, shutdownSignal);
            }
            if (settled.isPresent()) {
                return conclude(new Outcome(settled.get(), allInOne.ledger()), begun);
            }
        }
        System.err.println("lull: stopped; the same command goes on where it stopped");
        return ExitStatus.INTERRUPTED;
    }

    private AllInOne started(Display display) {
        AllInOne.Workers workers = new AllInOne.Workers(1, convertWorkers);
        try {
            return AllInOne.start(data, settings, workers, display::event, new StartUp(display::starting));
        } catch (RuntimeException e) {
            display.close();
            throw e;
        }
    }

    /** The submission when it is settled, or nothing but a password helps, or empty when the person has had enough. */
    private Optional<Submission> follow(AllInOne allInOne, Display display, ShutdownSignal shutdownSignal)
            throws InterruptedException {
        if (shutdownSignal.happened()) {
            return Optional.empty();
        }
        String id = allInOne.resume(paths, options).id();
        while (!shutdownSignal.await(TICK)) {
            allInOne.requireServers();
            try {
                Submission now = query(allInOne.ledger(), id);
                display.tick(now, allInOne::live);
                if (now.settled() != null || waitsForPasswords(now)) {
                    return Optional.of(now);
                }
            } catch (LedgerUnavailable away) {
                // asked again at the next tick: all work waits meanwhile, and goes on
            }
        }
        return Optional.empty();
    }

    private static boolean waitsForPasswords(Submission now) {
        long locked = now.counts().getOrDefault(MediaState.LOCKED, 0L);
        return now.dispatched() != null && locked > 0 && now.settledFiles() + locked == now.files();
    }

    private static Submission query(Ledger ledger, String id) {
        Submission now = ledger.submissions()
                .find(id)
                .orElseThrow(() -> new CommandFailure("the submission is gone from the ledger"));
        if (now.dispatched() != null && now.settled() == null && now.settledFiles() == now.files()) {
            ledger.submissions().settleIfDone(id, Instant.now());
            return ledger.submissions().find(id).orElse(now);
        }
        return now;
    }

    private int conclude(Outcome outcome, Instant begun) {
        if (report != null) {
            try {
                ReportFile.write(outcome, report);
            } catch (IOException e) {
                throw new CommandFailure("cannot write the report to " + report + ": " + e.getMessage(), e);
            }
        }
        Duration took = Duration.between(begun, Instant.now());
        Summary.print(outcome, settings.get(LullSettings.TARGET), took, System.out);
        return outcome.needsAttention() ? ExitStatus.NEEDS_ATTENTION : ExitStatus.ALL_WELL;
    }
}
