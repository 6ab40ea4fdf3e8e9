package dev.lull.bench.scaling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.testing.SampleMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A film of twelve segments that one worker converts, and then two, while images come; and the same in the simulation,
 * fed with how long these segments took.
 */
final class Measuring {

    private static final int SEGMENTS = 12;
    private static final int ALBUMS = 3;
    private static final int IMAGES = 10 * ALBUMS;

    private Measuring() {}

    static String in(Path folder) throws Exception {
        Table table = new Table(
                "A film of 12 segments of 320x180, 30 images in between",
                "workers",
                "a segment takes",
                "from the first unit to the converted film",
                "simulated",
                "measured : simulated");
        for (int workers : new int[] {1, 2}) {
            Path own = Files.createDirectories(folder.resolve(workers + "-workers"));
            Case measured = run(own, workers);
            long simulated = measured.simulated(workers);
            table.row(
                    workers,
                    Tables.number("%.2f s", measured.segment() / 1000.0),
                    Tables.time(measured.total()),
                    Tables.time(simulated),
                    Tables.number("%.2f", (double) measured.total() / simulated));
        }
        return table.toString();
    }

    private static Case run(Path folder, int workers) throws Exception {
        Map<String, String> settings = Map.of(
                "convert.segment-length", "5s",
                "convert.preset", "veryslow",
                "convert.parallel-units", "1",
                "convert.threads-per-unit", "1");
        try (Installation lull = new Installation(folder, settings)) {
            media(lull.work);
            lull.coordinator();
            lull.worker("upload-worker", "uploads");
            for (int i = 1; i <= workers; i++) {
                lull.worker("convert-worker", "convert-" + i);
            }
            // until Java has compiled what is needed, and everybody has joined
            lull.submit("warm");
            lull.arrived(1);
            lull.submit("film");
            Installation.until(
                    "a segment is finished",
                    () -> lull.events().stream()
                            .anyMatch(event ->
                                    isFilm(event) && text(event, "step").equals("finished")));
            lull.submit("images");
            lull.arrived(2 + IMAGES);
            return measured(lull.events());
        }
    }

    private static void media(Path work) throws IOException {
        SampleMedia.in(work.resolve("warm")).mpeg4Mkv("warm.mkv", "320x180", 15);
        SampleMedia.in(work.resolve("film")).mpeg4Mkv("film.mkv", "320x180", SEGMENTS * 5);
        SampleMedia.in(Files.createDirectories(work.resolve("images")))
                .make(
                        "%03d.jpg",
                        "-f", "lavfi", "-i", "testsrc2=s=640x360:r=10:d=" + IMAGES / 10 + ",noise=alls=60:allf=t");
    }

    /**
     * What happened, in milliseconds since the first unit of the film was begun.
     *
     * @param segment one takes on average
     * @param total until the film was converted
     */
    private record Case(long segment, long sound, long assembly, long total, List<Upload> uploads) {

        long simulated(int workers) {
            Film film = new Film(0, SEGMENTS, segment, sound, 0, assembly, 1);
            Cluster cluster = Cluster.small().withConvertWorkers(workers, 1);
            return Simulation.run(cluster, uploads, List.of(film), 24 * 3_600_000L)
                    .convertedAt();
        }
    }

    private static Case measured(List<JsonNode> events) {
        Map<String, Instant> started = new HashMap<>();
        Map<String, Instant> finished = new HashMap<>();
        for (JsonNode event : events) {
            if (isFilm(event) && text(event, "step").equals("started")) {
                started.put(text(event, "unit"), at(event));
            } else if (isFilm(event) && text(event, "step").equals("finished")) {
                finished.put(text(event, "unit"), at(event));
            }
        }
        finished.put("assemble", times(events, "film.mkv", "converted").get(0));
        Instant first = started.values().stream().min(Comparator.naturalOrder()).orElseThrow();
        long segments = started.keySet().stream()
                .filter(unit -> unit.startsWith("segment:"))
                .mapToLong(unit -> millis(started.get(unit), finished.get(unit)))
                .sum();
        return new Case(
                segments / SEGMENTS,
                millis(started.get("audio"), finished.get("audio")),
                millis(started.get("assemble"), finished.get("assemble")),
                millis(first, finished.get("assemble")),
                uploads(events, first));
    }

    /** Ten images are a record, which waits from the first to be queued to the last to be uploaded. */
    private static List<Upload> uploads(List<JsonNode> events, Instant zero) {
        List<Instant> queued = times(events, ".jpg", "queued");
        List<Instant> uploaded = times(events, ".jpg", "uploaded");
        List<Upload> uploads = new ArrayList<>();
        for (int i = 0; i < ALBUMS; i++) {
            Instant from = queued.get(10 * i);
            uploads.add(new Upload(millis(zero, from), millis(from, uploaded.get(10 * i + 9))));
        }
        return uploads;
    }

    private static List<Instant> times(List<JsonNode> events, String name, String state) {
        return events.stream()
                .filter(event -> text(event, "name").endsWith(name)
                        && text(event, "state").equals(state)
                        && text(event, "unit").isEmpty())
                .map(Measuring::at)
                .sorted()
                .toList();
    }

    private static boolean isFilm(JsonNode event) {
        return text(event, "name").endsWith("film.mkv");
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(text(event, "at"));
    }

    private static String text(JsonNode event, String field) {
        return event.path(field).asText();
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }
}
