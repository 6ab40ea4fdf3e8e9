package dev.lull.standalone.progress;

import dev.lull.coordinator.live.FilmsView;
import dev.lull.coordinator.live.FilmsView.FilmView;
import dev.lull.standalone.client.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Films under way: name, segments, how far, how fast, and how long it will take. */
final class FilmRows {

    private static final String GAP = "  ";
    private static final int WIDE = 60;
    private static final int LEAST_NAME = 12;
    private static final int MOST_BLOCKS_UNBOUNDED = 32;
    private static final int PERCENT = 5;

    private final int columns;
    private final int name;
    private final int blocks;

    private FilmRows(List<FilmView> films, int columns) {
        this.columns = columns;
        int longest = widest(films.stream().map(FilmRows::name));
        int strips =
                films.stream().mapToInt(film -> film.strip().length()).max().orElse(0);
        int room = columns - 2 * GAP.length() - widest(films.stream().map(this::figures));
        this.name = Math.min(longest, Math.max(Math.min(LEAST_NAME, room), Math.max(room - strips, room * 2 / 5)));
        this.blocks = Math.max(0, Math.min(strips, room - name));
    }

    /** As many as there are rows for, and how many there are beside them. */
    static List<TextRow> of(FilmsView view, Viewport port) {
        if (!port.bounded()) {
            return view.shown().stream().map(FilmRows::unbounded).toList();
        }
        boolean all = view.total() <= Math.min(port.rows(), view.shown().size());
        List<FilmView> films = view.shown().stream()
                .limit(all ? port.rows() : Math.max(0, port.rows() - 1))
                .toList();
        FilmRows layout = new FilmRows(films, port.columns());
        List<TextRow> rows = new ArrayList<>(films.stream().map(layout::row).toList());
        if (!all) {
            rows.add(TextRow.of((films.isEmpty() ? "" : "and ")
                    + String.format(Locale.ROOT, "%,d", view.total() - films.size())
                    + (films.isEmpty() ? " films under way" : " more")));
        }
        return rows;
    }

    private TextRow row(FilmView film) {
        TextRow row = TextRow.of(Cells.padded(Cells.ends(name(film), name), name) + GAP);
        if (film.strip().isEmpty()) {
            return row.add(status(film), Style.QUIET);
        }
        SegmentBlocks.add(film, blocks, row);
        int missing = blocks - Math.min(blocks, film.strip().length());
        return row.add(" ".repeat(missing) + GAP + figures(film));
    }

    /** By itself, so that it changes with nothing but its film. */
    private static TextRow unbounded(FilmView film) {
        TextRow row = TextRow.of(name(film) + GAP);
        if (film.strip().isEmpty()) {
            return row.add(status(film));
        }
        SegmentBlocks.add(film, MOST_BLOCKS_UNBOUNDED, row);
        return row.add(GAP + figures(film, true).stripLeading());
    }

    private static String name(FilmView film) {
        return Printable.text(film.name());
    }

    private static String status(FilmView film) {
        return switch (film.status()) {
            case "deferred" -> "waits its turn";
            case "planning" -> "is being planned";
            default -> film.status();
        };
    }

    private String figures(FilmView film) {
        return film.strip().isEmpty() ? "" : figures(film, columns >= WIDE);
    }

    private static String figures(FilmView film, boolean withSpeed) {
        StringBuilder figures = new StringBuilder(Cells.toTheRight((int) Math.floor(film.progress()) + " %", PERCENT));
        Double speed = film.speed();
        if (withSpeed && speed != null) {
            figures.append(GAP).append(String.format(Locale.ROOT, speed < 9.95 ? "%.1fx" : "%.0fx", speed));
        }
        Long left = film.etaSeconds();
        if (film.status().equals("assembling")) {
            figures.append(GAP).append("assembling");
        } else if (left != null) {
            figures.append(GAP).append(TimeLeft.of(left));
        }
        return figures.toString();
    }

    private static int widest(Stream<String> texts) {
        return texts.mapToInt(Cells::width).max().orElse(0);
    }
}
