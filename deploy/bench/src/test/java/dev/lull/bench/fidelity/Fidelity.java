package dev.lull.bench.fidelity;

import dev.lull.standalone.testing.MediaCorpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Writes {@code docs/fidelity.md}; ends with 1 when a bound does not hold. */
public final class Fidelity {

    private static final String SHORT_SEGMENTS = "convert.segment-length=3s";
    private static final String NO_SEGMENTS = "convert.segment-length=1d";

    private Fidelity() {}

    /**
     * Measures and writes.
     *
     * @param arguments the page, and an empty folder to work in
     */
    public static void main(String[] arguments) throws Exception {
        Optional<MediaCorpus> corpus = MediaCorpus.find();
        if (corpus.isEmpty()) {
            System.err.println("fidelity: skipped: MEDIA_CORPUS names no folder with a gen_corpus.sh");
            return;
        }
        Path folder = Path.of(arguments[1]);
        Path media = corpus.get().hurtfulFiles(folder.resolve("media"));
        Films.in(media.resolve("films"));
        Kinds.in(media.resolve("kinds"));
        Trial segmented = Trial.run(media, folder.resolve("segmented"), SHORT_SEGMENTS);
        Trial usual = Trial.run(media, folder.resolve("usual"));
        Trial whole = Trial.run(media, folder.resolve("whole"), NO_SEGMENTS);
        Trial world = Trial.run(corpus.get().realFiles(), folder.resolve("world"));

        List<Row> hurtful = rows(segmented.outcomes().values().stream()
                .<Callable<Row>>map(outcome -> () -> Row.of(
                        outcome,
                        usual.outcomes().get(outcome.name()),
                        whole.outcomes().get(outcome.name()))));
        List<Row> real = rows(world.outcomes().values().stream()
                .filter(outcome -> outcome.kind().equals("video"))
                .<Callable<Row>>map(outcome -> () -> Row.of(outcome)));
        Files.writeString(Path.of(arguments[0]), Page.of(hurtful, real));

        List<Row> broken = Stream.concat(hurtful.stream(), real.stream())
                .filter(row -> !row.broken().isEmpty())
                .toList();
        broken.forEach(row -> System.err.println("fidelity: " + row.outcome().name() + ": " + row.broken()));
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private static List<Row> rows(Stream<Callable<Row>> measuring) throws InterruptedException, ExecutionException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Row> rows = new ArrayList<>();
            for (Future<Row> row : threads.invokeAll(measuring.toList())) {
                rows.add(row.get());
            }
            return rows;
        } finally {
            threads.shutdown();
        }
    }
}
