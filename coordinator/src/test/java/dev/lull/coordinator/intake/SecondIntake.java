package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.trace.Traces;
import dev.lull.coordinator.testing.SameThread;
import dev.lull.coordinator.testing.SmallMedia;
import java.time.Clock;
import java.time.Duration;

/** Second intakes for tests of other packages: they take a file in before {@code take} returns. */
public final class SecondIntake {

    private SecondIntake() {}

    public static SingleFileIntake of(Ledger ledger, TaskPublisher publisher, Settings settings, Clock clock) {
        return of(ledger, publisher, new LocalSourceFiles(SourceRoots.EVERYWHERE), settings, clock);
    }

    public static SingleFileIntake of(
            Ledger ledger, TaskPublisher publisher, SourceFiles sources, Settings settings, Clock clock) {
        return new SingleFileIntake(
                ledger,
                publisher,
                sources,
                SmallMedia::probe,
                settings,
                Traces.OFF,
                "test",
                clock,
                Duration.ofMillis(1),
                new SameThread());
    }

    /** The id by which an intake knows a file again. */
    public static String id(String submission, String source) {
        return Ids.media(submission, source);
    }
}
