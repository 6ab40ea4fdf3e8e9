package dev.lull.standalone.progress;

import dev.lull.common.media.MediaState;
import dev.lull.coordinator.live.GateView;
import dev.lull.coordinator.live.LiveState;
import dev.lull.coordinator.web.SubmissionView;
import dev.lull.standalone.client.GateWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a {@link ProgressView}: the same view, the same rows, no more and no wider than there is room for. */
public final class ProgressRows {

    private static final int LABEL = 11;
    private static final int LEAST_FILM_ROWS = 2;

    /** Of the rows, for what was handed over. */
    private static final int JOBS_SHARE = 3;

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ProgressView view;
    private final Viewport port;
    private final ZoneId zone;

    private ProgressRows(ProgressView view, Viewport port, ZoneId zone) {
        this.view = view;
        this.port = port;
        this.zone = zone;
    }

    /**
     * As many rows as there is room for.
     *
     * @param zone of the times that are shown
     */
    public static List<TextRow> of(ProgressView view, Viewport port, ZoneId zone) {
        return new ProgressRows(view, port, zone)
                .rows().stream()
                        .limit(port.rows())
                        .map(row -> row.within(port.columns()))
                        .toList();
    }

    private List<TextRow> rows() {
        if (!view.starting().isEmpty()) {
            return List.of(TextRow.of("starting " + String.join(", ", view.starting()) + " …"));
        }
        List<TextRow> rows = new ArrayList<>(jobs());
        LiveState live = view.live();
        if (live == null) {
            return rows;
        }
        rows.addAll(gate(live.gate()));
        if (live.lanes() == null || live.films() == null) {
            rows.add(TextRow.of(Cells.padded("ledger", LABEL)).add("does not answer, retrying", Style.WAIT));
            return rows;
        }
        List<TextRow> lanes = LaneRows.of(live.lanes(), port);
        int films = (int) Math.min(LEAST_FILM_ROWS, live.films().total());
        if (rows.size() + lanes.size() + films <= port.rows()) {
            rows.addAll(lanes);
        }
        rows.addAll(FilmRows.of(live.films(), new Viewport(port.rows() - rows.size(), port.columns())));
        return rows;
    }

    private List<TextRow> jobs() {
        if (view.jobs().isEmpty()) {
            return List.of(TextRow.of("nothing is under way"));
        }
        int most = Math.max(1, port.rows() / JOBS_SHARE);
        int shown = view.jobs().size() <= most ? most : Math.max(1, most - 1);
        List<TextRow> rows = view.jobs().stream()
                .limit(shown)
                .map(ProgressRows::job)
                .collect(Collectors.toCollection(ArrayList::new));
        if (view.jobs().size() > shown) {
            rows.add(TextRow.of("and " + (view.jobs().size() - shown) + " more submissions"));
        }
        return rows;
    }

    private static TextRow job(ProgressView.Job job) {
        SubmissionView submission = job.submission();
        TextRow row = TextRow.of(Cells.padded(job.label(), LABEL - 2) + "  ");
        boolean read = submission.dispatchedAt() != null;
        if (submission.files() == 0) {
            return row.add(read ? "no files" : "looking for files …");
        }
        row.add(String.format(
                Locale.ROOT,
                "%,d of %,d settled%s",
                submission.settledFiles(),
                submission.files(),
                read ? "" : " so far"));
        String separator = ": ";
        for (MediaState state : MediaState.values()) {
            Long files = submission.counts().get(state.wireName());
            if (files != null) {
                row.add(separator).add(String.format(Locale.ROOT, "%,d %s", files, state.wireName()), style(state));
                separator = ", ";
            }
        }
        return row;
    }

    private static Style style(MediaState state) {
        return switch (state) {
            case QUARANTINED -> Style.BAD;
            case LOCKED -> Style.WAIT;
            case UPLOADED -> Style.GOOD;
            default -> Style.PLAIN;
        };
    }

    /** Every reason is shown, on as many rows as that takes. */
    private List<TextRow> gate(GateView gate) {
        String words = GateWords.of(gate, this::time);
        Style style = gate.open() ? Style.GOOD : Style.WAIT;
        List<TextRow> rows = new ArrayList<>();
        String label = "gate";
        for (String line : wrapped(words, Math.max(1, port.columns() - LABEL))) {
            rows.add(TextRow.of(Cells.padded(label, LABEL)).add(line, style));
            label = "";
        }
        return rows;
    }

    private static List<String> wrapped(String text, int cells) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && Cells.width(line + " " + word) > cells) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String time(Instant instant) {
        ZonedDateTime time = instant.atZone(zone);
        boolean today = time.toLocalDate().equals(view.at().atZone(zone).toLocalDate());
        return (today ? TODAY : OTHER_DAY).format(time);
    }
}
