package dev.lull.standalone.output;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.MediaEvent;
import dev.lull.standalone.client.Printable;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Two bars on a terminal: what is uploaded, and what is converted, with the film at work and how far it is. Before
 * there is anything to count, a line says what is waited for.
 */
public final class Bars implements Display {

    private static final int REDRAW_MILLIS = 200;
    private static final int LONGEST_NAME = 28;

    /** To the beginning of the line, which is emptied. */
    private static final String AGAIN = "\r\u001b[2K";

    private final PrintStream terminal;
    private final int width;
    private @Nullable ProgressBar uploads;
    private @Nullable ProgressBar conversions;
    private final Set<String> converted = ConcurrentHashMap.newKeySet();

    /**
     * Draws them from now on.
     *
     * @param width columns of the terminal
     */
    public Bars(PrintStream terminal, int width) {
        this.terminal = terminal;
        this.width = width;
        say("starting Kafka, Redis and the workers …");
    }

    private void say(String words) {
        terminal.print(AGAIN + words);
        terminal.flush();
    }

    private ProgressBar bar(String name, long size, long max) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setUnit("", size)
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .hideEta()
                .setConsumer(new InteractiveConsoleProgressBarConsumer(terminal, width))
                .build();
    }

    @Override
    public void event(MediaEvent event) {
        if (event.unit() == null && event.state() == MediaState.CONVERTED) {
            converted.add(event.media());
        }
    }

    @Override
    public void tick(Submission submission, List<Conversion> running) {
        if (submission.files() == 0 && submission.dispatched() == null) {
            say("looking for files …");
            return;
        }
        Map<MediaState, Long> counts = submission.counts();
        long uploaded = counts.getOrDefault(MediaState.UPLOADED, 0L);
        long files = uploaded + submission.files() - submission.settledFiles();
        if (uploads == null) {
            say("");
            uploads = bar("uploaded ", 1, files);
        }
        uploads.maxHint(files).stepTo(uploaded);

        long waiting = counts.getOrDefault(MediaState.DEFERRED, 0L) + counts.getOrDefault(MediaState.CONVERTING, 0L);
        long done = converted.size();
        if (done + waiting > 0) {
            show(running, done, done + waiting);
        }
    }

    /** In hundredths of a film, so that the bar moves within one. */
    private void show(List<Conversion> running, long done, long films) {
        if (conversions == null) {
            conversions = bar("converted", 100, 100 * films);
        }
        double parts = running.stream().mapToDouble(Conversion::progress).sum();
        conversions.maxHint(100 * films).stepTo(100 * done + (long) parts);
        conversions.setExtraMessage(running.stream().map(Bars::words).collect(Collectors.joining(", ")));
    }

    @Override
    public void close() {
        if (uploads == null) {
            say("");
            return;
        }
        uploads.close();
        if (conversions != null) {
            conversions.close();
        }
    }

    private static String words(Conversion conversion) {
        String path = conversion.filePath();
        String name = Printable.text(path.substring(path.lastIndexOf('/') + 1));
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
        return shown + " " + Math.round(conversion.progress()) + " %";
    }
}
