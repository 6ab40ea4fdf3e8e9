package dev.lull.bench.page;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.kafka.KafkaQueue;
import dev.lull.redis.RedisLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures the page, and the coordinator behind it, while 100,000 files change their states 5,000 times a second for a
 * minute: each change is written to the ledger and told on {@code media.events}, by the code that workers use.
 */
public final class PageLoad {

    private static final int FILES = 100_000;
    private static final int QUARANTINED = 10_000;
    private static final int CHANGES_A_SECOND = 5_000;
    private static final Duration QUIET = Duration.ofSeconds(15);

    /** What a file goes through from here on. */
    private static final List<MediaState> WAY =
            List.of(MediaState.CONVERTING, MediaState.CONVERTED, MediaState.UPLOADED);

    /** How many steps a file stays in each of these states. */
    private static final int STAY = 3;

    private final Installation lull;
    private final Ledger ledger;
    private final ManyFiles files;

    private PageLoad(Installation lull, Ledger ledger, ManyFiles files) {
        this.lull = lull;
        this.ledger = ledger;
        this.files = files;
    }

    /**
     * Prints the rows of the table.
     *
     * @param arguments a folder that is empty, or not there
     */
    public static void main(String[] arguments) {
        // the embedded broker leaves threads behind
        System.exit(measured(Path.of(arguments[0])) ? 0 : 1);
    }

    private static boolean measured(Path folder) {
        try (Installation lull = new Installation(Files.createDirectories(folder));
                Ledger ledger = new RedisLedger(lull.settings());
                KafkaQueue queue = new KafkaQueue(lull.settings(), "bench", Clock.systemUTC())) {
            MediaJournal journal = new MediaJournal(ledger.media(), queue.publisher(), "bench", Clock.systemUTC());
            new PageLoad(lull, ledger, new ManyFiles(ledger, journal)).measure();
            return true;
        } catch (Exception | Error e) {
            e.printStackTrace();
            return false;
        }
    }

    private void measure() throws InterruptedException {
        List<MediaFile> films = files.deferred("film", Fleet.FILMS);
        files.move(films, StateChange.to(MediaState.CONVERTING));
        List<MediaFile> moving = files.deferred("moving", FILES);
        int broken = files.quarantined("broken", QUARANTINED).size();
        Fleet fleet = new Fleet(ledger, films);
        fleet.step();
        TimeUnit.SECONDS.sleep(QUIET.toSeconds());
        Used unseen = used(() -> TimeUnit.SECONDS.sleep(QUIET.toSeconds()));
        try (OpenPage page = new OpenPage(lull.address())) {
            page.until("all films are told of", () -> !page.films().isEmpty());
            Used quiet = used(() -> TimeUnit.SECONDS.sleep(QUIET.toSeconds()));
            long heap = page.heap();
            page.watch();
            double before = page.seconds();
            Used loaded = used(() -> whileTheFleetWorks(fleet, () -> change(moving)));
            double seconds = page.seconds() - before;
            List<Double> tasks = page.longTasks();
            row("files", number(films.size() + moving.size() + broken));
            row("changes of state a second", number(FILES * WAY.size() / loaded.wall()));
            row("coordinator: share of a core, nobody looks", percent(unseen));
            row("coordinator: share of a core, the page is open", percent(quiet));
            row("coordinator: share of a core under load", percent(loaded) + ", of which " + loaded.threads());
            row("page: share of a core under load", number(100 * seconds / loaded.wall()) + " %");
            row(
                    "page: long tasks, longest, in a minute of load",
                    "%d, %s ms".formatted(tasks.size(), number(longest(tasks))));
            row(
                    "page: heap before and after, nodes",
                    "%s MB, %s MB, %d".formatted(megabytes(heap), megabytes(page.heap()), page.nodes()));
            for (String other : List.of("submissions", "quarantine", "history", "settings", "overview")) {
                row("page: to open " + other, number(page.open(other)) + " ms");
            }
            row("page: films", page.films());
            row("page: errors", page.errors().toString());
        }
    }

    /** In steps of {@link ManyFiles#TOGETHER} files for each state, so that some of them are in each at any time. */
    private void change(List<MediaFile> moving) throws InterruptedException {
        int steps = moving.size() / ManyFiles.TOGETHER;
        long pause = TimeUnit.SECONDS.toNanos(1) * ManyFiles.TOGETHER * WAY.size() / CHANGES_A_SECOND;
        long began = System.nanoTime();
        for (int step = 0; step < steps + STAY * (WAY.size() - 1); step++) {
            for (int i = 0; i < WAY.size(); i++) {
                int part = step - i * STAY;
                if (part >= 0 && part < steps) {
                    files.move(
                            moving.subList(part * ManyFiles.TOGETHER, (part + 1) * ManyFiles.TOGETHER),
                            StateChange.to(WAY.get(i)));
                }
            }
            TimeUnit.NANOSECONDS.sleep(began + (step + 1) * pause - System.nanoTime());
        }
    }

    private static void whileTheFleetWorks(Fleet fleet, Step step) throws InterruptedException {
        ScheduledExecutorService working = Executors.newSingleThreadScheduledExecutor();
        Future<?> work = working.scheduleAtFixedRate(fleet::step, 0, 1, TimeUnit.SECONDS);
        try {
            step.run();
            if (work.isDone()) {
                throw new IllegalStateException("the fleet failed to work");
            }
        } finally {
            working.shutdown();
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private record Used(double wall, double seconds, Map<String, Double> byThread) {

        /** Those that take more than a hundredth of a core. */
        String threads() {
            Map<String, String> shares = new TreeMap<>();
            byThread.forEach((thread, used) -> {
                if (used / wall > 0.01) {
                    shares.put(thread, number(100 * used / wall));
                }
            });
            return shares.toString();
        }
    }

    private Used used(Step step) throws InterruptedException {
        ProcessorTime coordinator = lull.coordinator();
        double before = coordinator.seconds();
        Map<String, Double> threads = coordinator.byThread();
        long began = System.nanoTime();
        step.run();
        double wall = (System.nanoTime() - began) / 1e9;
        Map<String, Double> byThread = coordinator.byThread();
        byThread.replaceAll((thread, seconds) -> seconds - threads.getOrDefault(thread, 0.0));
        return new Used(wall, coordinator.seconds() - before, byThread);
    }

    private static void row(String what, String figure) {
        System.out.println("| " + what + " | " + figure + " |");
    }

    private static double longest(List<Double> tasks) {
        return tasks.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static String percent(Used used) {
        return number(100 * used.seconds() / used.wall()) + " %";
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
