package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.original.SourceDisposal;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.classify.Classifier;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What takes files in, whichever submission they belong to.
 *
 * @param sourceCheck tells originals that are away from one that cannot be read
 * @param growingFiles tells files that are still being written
 * @param reading a permit for each file that is read at the same time
 * @param traces of the files that are taken in
 * @param pause between two tries, of a file or of a ledger that is away
 */
record IntakeParts(
        Ledger ledger,
        SourceFiles sources,
        SourceCheck sourceCheck,
        MediaJournal journal,
        Classifier classifier,
        SourceDisposal sourceDisposal,
        GrowingFiles growingFiles,
        Semaphore reading,
        Traces traces,
        Duration pause,
        Clock clock) {

    static IntakeParts of(
            Ledger ledger,
            SourceFiles sources,
            MediaJournal journal,
            MediaProbe probe,
            Settings settings,
            Traces traces,
            Duration pause,
            Clock clock) {
        return new IntakeParts(
                ledger,
                sources,
                new SourceCheck(sources, pause),
                journal,
                Classifier.of(probe, settings),
                new SourceDisposal(ledger.media(), settings),
                new GrowingFiles(settings.get(LullSettings.INTAKE_QUIET_TIME), sources, clock),
                // fair, so that the submissions which read side by side take turns
                new Semaphore(settings.get(LullSettings.INTAKE_PARALLEL), true),
                traces,
                pause,
                clock);
    }

    /** The same for originals that are found elsewhere. */
    IntakeParts over(SourceFiles others) {
        return new IntakeParts(
                ledger,
                others,
                new SourceCheck(others, pause),
                journal,
                classifier,
                sourceDisposal,
                new GrowingFiles(Duration.ZERO, others, clock),
                reading,
                traces,
                pause,
                clock);
    }
}
