package dev.lull.bench.scaling;

import dev.lull.bench.scaling.Cluster.Yield;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** The tables of the simulation in {@code docs/scaling.md}. */
final class Tables {

    private static final long SECOND = 1000;
    private static final long HOUR = 3600 * SECOND;
    private static final long WEEK = 7 * 24 * HOUR;

    /** An image album or a video to a target that is not far away. */
    private static final long UPLOAD = 300;

    /** Three minutes of 1080p, in segments of 10 s, with one thread each. */
    private static final Film FILM = new Film(0, 18, 25 * SECOND, 5 * SECOND, SECOND, 6 * SECOND, 2 * SECOND);

    private static final Cluster FLEET = Cluster.small().withUploadWorkers(12);

    private Tables() {}

    /** All of them, in Markdown. */
    static String all() {
        return String.join("\n", fleet(), gate(), day(), window(), partitions(), autoscaled());
    }

    /** Time to empty by workers. */
    static String fleet() {
        Table table = new Table(
                "500 films, no upload: time to empty by workers", "workers", "time to empty", "faster by", "busy");
        List<Film> films = Collections.nCopies(500, FILM);
        double alone = 0;
        for (int workers : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
            Outcome outcome = Simulation.run(FLEET.withConvertWorkers(workers, 1), List.of(), films, WEEK);
            alone = workers == 1 ? outcome.emptyAt() : alone;
            table.row(
                    workers,
                    time(outcome.emptyAt()),
                    number("%.1f", alone / outcome.emptyAt()),
                    percent(outcome.busy()));
        }
        return table.toString();
    }

    /** What uploads leave of half an hour, at an endless backlog. */
    static String gate() {
        Table table = new Table(
                "Half an hour of uploads of 0.3 s, 40 workers, more films than they can do",
                "records a second",
                "arriving",
                "gate open",
                "calculated",
                "busy, `boundary`",
                "busy, `suspend`");
        for (double rate : new double[] {0, 0.1, 0.5, 1, 2, 5, 10}) {
            gateRow(
                    table,
                    rate,
                    "scattered",
                    Arrivals.scattered(rate, UPLOAD, HOUR / 2, 11),
                    number("%.1f %%", 100 * Math.exp(-2 * rate * UPLOAD / 1000)));
            if (rate >= 1) {
                gateRow(table, rate, "once a minute", Arrivals.inBursts(rate, UPLOAD, 60 * SECOND, HOUR / 2), "");
            }
        }
        return table.toString();
    }

    private static void gateRow(Table table, double rate, String how, List<Upload> uploads, String calculated) {
        List<Film> films = Collections.nCopies(300, FILM);
        Cluster cluster = FLEET.withConvertWorkers(40, 1);
        Outcome boundary = Simulation.run(cluster, uploads, films, HOUR / 2);
        Outcome suspend = Simulation.run(cluster.with(Yield.SUSPEND), uploads, films, HOUR / 2);
        table.row(
                number("%.1f", rate),
                how,
                percent(boundary.duty()),
                calculated,
                percent(boundary.busy()),
                percent(suspend.busy()));
    }

    /** An hour of a day of a million files, of which 30 000 are to be converted. */
    static String day() {
        Table table = new Table(
                "An hour of a day of a million files: 6 667 records to upload, 1 250 films to convert",
                "workers",
                "arriving",
                "yield",
                "gate open",
                "films done",
                "busy",
                "upload p99");
        double rate = 160_000.0 / 86_400;
        List<Film> films = LongStream.range(0, 1250)
                .mapToObj(i -> FILM.at(i * HOUR / 1250))
                .toList();
        List<Upload> scattered = Arrivals.scattered(rate, UPLOAD, HOUR, 13);
        List<Upload> bursts = Arrivals.inBursts(rate, UPLOAD, HOUR / 6, HOUR);
        for (int workers : new int[] {150, 200, 500}) {
            Cluster cluster = FLEET.withConvertWorkers(workers, 1);
            dayRow(table, cluster, "every 10 minutes", bursts, films);
            dayRow(table, cluster, "scattered", scattered, films);
            dayRow(table, cluster.with(Yield.SUSPEND), "scattered", scattered, films);
        }
        return table.toString();
    }

    private static void dayRow(Table table, Cluster cluster, String how, List<Upload> uploads, List<Film> films) {
        Outcome outcome = Simulation.run(cluster, uploads, films, HOUR);
        table.row(
                cluster.convertWorkers(),
                how,
                "`" + cluster.yield().name().toLowerCase(Locale.ROOT) + "`",
                percent(outcome.duty()),
                outcome.filmsDone() + " of " + films.size(),
                percent(outcome.busy()),
                time(outcome.delay(0.99)));
    }

    /** What the window of records of a share group allows when one unit takes long. */
    static String window() {
        Table table = new Table(
                "500 workers, 1 000 films and, before them, one that has to be made in one piece",
                "which takes",
                "time to empty",
                "busy");
        for (long minutes : new long[] {1, 3, 10, 30}) {
            List<Film> films =
                    new ArrayList<>(List.of(new Film(0, 1, minutes * 60 * SECOND, 0, SECOND, 6 * SECOND, 2 * SECOND)));
            films.addAll(Collections.nCopies(1000, FILM));
            Cluster cluster = FLEET.withConvertWorkers(500, 1);
            Outcome outcome = Simulation.run(cluster, List.of(), films, WEEK);
            table.row(minutes + " min", time(outcome.emptyAt()), percent(outcome.busy()));
        }
        return table.toString();
    }

    /** What partitions allow. */
    static String partitions() {
        Table table = new Table(
                "48 000 records of 1 s, 4 in flight in each upload worker: time to empty",
                "upload workers",
                "partitions",
                "time to empty",
                "with even partitions");
        List<Upload> uploads = Collections.nCopies(48_000, new Upload(0, SECOND));
        for (int[] each : new int[][] {{1, 12}, {4, 12}, {12, 12}, {24, 12}, {24, 24}, {48, 48}}) {
            Cluster cluster = FLEET.withUploadWorkers(each[0]).withPartitions(each[1]);
            Outcome outcome = Simulation.run(cluster, uploads, List.of(), WEEK);
            long even = 48_000L * SECOND / (4L * Math.min(each[0], each[1]));
            table.row(each[0], each[1], time(outcome.emptyAt()), time(even));
        }
        return table.toString();
    }

    /** What an autoscaler costs and saves. */
    static String autoscaled() {
        Table table = new Table(
                "100 films at once, then nothing, for two hours, up to 50 workers",
                "fleet",
                "films done after",
                "hours of workers");
        List<Film> films = Collections.nCopies(100, FILM);
        Cluster fixed = FLEET.withConvertWorkers(50, 1);
        // one more upload at the end keeps both fleets there for two hours
        List<Upload> last = List.of(new Upload(2 * HOUR, UPLOAD));
        List<Cluster> fleets = new ArrayList<>(List.of(fixed));
        fleets.add(fixed.with(new Scaling(30 * SECOND, 20 * SECOND, 300 * SECOND, 1)));
        for (Cluster fleet : fleets) {
            Outcome outcome = Simulation.run(fleet, last, films, WEEK);
            table.row(
                    fleet.scaling() == null ? "50 workers" : "asked every 30 s, 20 s to start, in after 5 min",
                    time(outcome.convertedAt()),
                    number("%.1f", outcome.workerTime() / (double) HOUR));
        }
        return table.toString();
    }

    static String time(long millis) {
        if (millis < 0) {
            return "not empty";
        }
        if (millis < 120 * SECOND) {
            return number("%.1f s", millis / 1000.0);
        }
        return millis < 3 * HOUR ? number("%.1f min", millis / 60_000.0) : number("%.1f h", millis / (double) HOUR);
    }

    static String percent(double part) {
        return number("%.1f %%", 100 * part);
    }

    static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
