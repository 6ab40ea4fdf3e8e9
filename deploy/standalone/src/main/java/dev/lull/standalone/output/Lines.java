package dev.lull.standalone.output;

import dev.lull.common.ledger.Submission;
import dev.lull.common.task.MediaEvent;
import dev.lull.coordinator.live.LiveState;
import dev.lull.standalone.client.Printable;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** One plain line for each thing that happens, for logs and pipes: {@code uploaded photos/a.jpg}. */
public final class Lines implements Display {

    private final PrintStream out;

    public Lines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void event(MediaEvent event) {
        if (event.unit() != null) {
            return;
        }
        switch (event.state()) {
            // said soon enough by what follows
            case SUBMITTED, WAITING, QUEUED -> {}
            default -> out.println(line(event));
        }
    }

    @Override
    public void starting(List<String> parts) {
        // soon over, and of no interest afterwards
    }

    @Override
    public void tick(Submission submission, Supplier<LiveState> live) {
        // every line was said when it happened
    }

    @Override
    public void close() {
        out.flush();
    }

    private static String line(MediaEvent event) {
        String reason = event.reason() == null ? "" : "  (" + Printable.text(event.reason()) + ")";
        return String.format(Locale.ROOT, "%-12s", event.state().wireName()) + Printable.text(event.name()) + reason;
    }
}
