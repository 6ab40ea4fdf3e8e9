package dev.lull.standalone.output;

import dev.lull.common.ledger.Submission;
import dev.lull.common.task.MediaEvent;
import dev.lull.coordinator.live.LiveState;
import dev.lull.coordinator.web.SubmissionView;
import dev.lull.standalone.progress.ProgressRows;
import dev.lull.standalone.progress.ProgressView;
import dev.lull.standalone.progress.Screen;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The job on a terminal; what is written to stderr meanwhile, such as a warning, stays above it. */
public final class Panel implements Display {

    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(1);

    private final Screen screen;
    private final Clock clock;
    private final PrintStream stderr = System.err;
    private @Nullable LiveState live;
    private Instant next = Instant.MIN;

    /**
     * A panel that shows nothing yet.
     *
     * @param clock in whose zone times are shown
     */
    public Panel(Screen screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
        System.setErr(screen.above());
    }

    @Override
    public void starting(List<String> parts) {
        if (!parts.isEmpty()) {
            show(ProgressView.starting(clock.instant(), parts));
        }
    }

    @Override
    public void event(MediaEvent event) {
        // the counts tell
    }

    @Override
    public void tick(Submission submission, Supplier<LiveState> reading) {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            live = reading.get();
            next = now.plus(BETWEEN_READINGS);
        }
        show(ProgressView.running(now, List.of(new ProgressView.Job("files", SubmissionView.of(submission))), live));
    }

    private void show(ProgressView view) {
        screen.show(port -> ProgressRows.of(view, port, clock.getZone()));
    }

    @Override
    public void close() {
        System.setErr(stderr);
        screen.close();
    }
}
