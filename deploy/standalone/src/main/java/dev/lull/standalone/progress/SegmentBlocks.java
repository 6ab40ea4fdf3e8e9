package dev.lull.standalone.progress;

import dev.lull.coordinator.live.FilmsView.FilmView;
import dev.lull.coordinator.live.FilmsView.RunningView;

/**
 * The segments of a film as blocks, its audio the last: a done one is full, one at work grows with what is made of it,
 * one that waits is shaded, one that stands still is quartered. Where there are more than fit, a block stands for
 * several: it is full only once all of them are done.
 */
final class SegmentBlocks {

    private static final char DONE = '█';
    private static final char STANDING = '▚';
    private static final char PENDING = '░';
    private static final String RUNNING = "▁▂▃▄▅▆▇";

    private SegmentBlocks() {}

    /** Adds them to a row, at most so many. */
    static void add(FilmView film, int most, TextRow row) {
        String strip = film.strip();
        int blocks = Math.min(most, strip.length());
        for (int i = 0; i < blocks; i++) {
            int from = (int) ((long) i * strip.length() / blocks);
            int to = (int) ((long) (i + 1) * strip.length() / blocks);
            add(film, from, to, row);
        }
    }

    private static void add(FilmView film, int from, int to, TextRow row) {
        String units = film.strip().substring(from, to);
        if (units.indexOf('r') >= 0) {
            row.add(running(made(film, from, to) / units.length()), Style.BUSY);
        } else if (units.indexOf('s') >= 0) {
            row.add(String.valueOf(STANDING), Style.WAIT);
        } else if (units.indexOf('.') >= 0) {
            row.add(String.valueOf(PENDING), Style.QUIET);
        } else {
            row.add(String.valueOf(DONE), Style.GOOD);
        }
    }

    /** How many of these units are made, counting parts of those at work as far as they are known. */
    private static double made(FilmView film, int from, int to) {
        double parts = film.running().stream()
                .filter(unit -> unit.cell() != null && unit.cell() >= from && unit.cell() < to)
                .mapToDouble(SegmentBlocks::fraction)
                .sum();
        return parts
                + film.strip()
                        .substring(from, to)
                        .chars()
                        .filter(unit -> unit == 'd')
                        .count();
    }

    private static double fraction(RunningView unit) {
        Double fraction = unit.fraction();
        return fraction == null ? 0 : fraction;
    }

    private static String running(double made) {
        int height = (int) Math.round(made * (RUNNING.length() + 1));
        return String.valueOf(RUNNING.charAt(Math.max(1, Math.min(RUNNING.length(), height)) - 1));
    }
}
