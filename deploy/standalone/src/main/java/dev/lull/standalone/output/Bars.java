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

/** Two bars on a terminal: what is uploaded, and what is converted, with the film at work and how far it is. */
public final class Bars implements Display {

    private static final int REDRAW_MILLIS = 200;
    private static final int LONGEST_NAME = 28;

    private final ProgressBar uploads;
    private final ProgressBar conversions;
    private final Set<String> converted = ConcurrentHashMap.newKeySet();

    /**
     * Draws them from now on.
     *
     * @param width columns of the terminal
     */
    public Bars(PrintStream terminal, int width) {
        this.uploads = bar("uploaded ", "", 1, terminal, width);
        // in hundredths of a film, so that the bar moves within one
        this.conversions = bar("converted", "", 100, terminal, width);
    }

    private static ProgressBar bar(String name, String unit, long size, PrintStream terminal, int width) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setUnit(unit, size)
                .setInitialMax(0)
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
        Map<MediaState, Long> counts = submission.counts();
        long uploaded = counts.getOrDefault(MediaState.UPLOADED, 0L);
        long underWay = submission.files() - submission.settledFiles();
        uploads.maxHint(uploaded + underWay).stepTo(uploaded);

        long waiting = counts.getOrDefault(MediaState.DEFERRED, 0L) + counts.getOrDefault(MediaState.CONVERTING, 0L);
        long done = converted.size();
        double parts = running.stream().mapToDouble(Conversion::progress).sum();
        conversions.maxHint(100 * (done + waiting)).stepTo(100 * done + (long) parts);
        conversions.setExtraMessage(running.stream().map(Bars::words).collect(Collectors.joining(", ")));
    }

    @Override
    public void close() {
        uploads.close();
        conversions.close();
    }

    private static String words(Conversion conversion) {
        String path = conversion.filePath();
        String name = Printable.text(path.substring(path.lastIndexOf('/') + 1));
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
        return shown + " " + Math.round(conversion.progress()) + " %";
    }
}
