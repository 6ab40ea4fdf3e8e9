package dev.lull.standalone.kill;

import static org.awaitility.Awaitility.await;

import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Upload workers as processes, of which one after another dies and is replaced. */
final class MortalWorkers implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path folder;
    private final Random random;
    private final List<LullProcess> workers = new ArrayList<>();
    private int started;

    /**
     * None yet.
     *
     * @param folder with their {@code lull.properties}
     * @param settings what is written there
     */
    MortalWorkers(Path folder, Map<String, String> settings, Random random) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.random = random;
        Files.write(
                folder.resolve("lull.properties"),
                settings.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList());
    }

    void start() throws IOException {
        workers.add(spared());
    }

    /** One more, which is not among those that die; whoever asks for it ends it. */
    LullProcess spared() throws IOException {
        started++;
        return LullProcess.start(
                folder, "upload-worker", "--config", "lull.properties", "--set", "worker.name=worker-" + started);
    }

    /** Kills one that has work in its hands, if not this very moment then the one before, and starts another. */
    void replaceOne() throws IOException {
        List<LullProcess> joined = await().atMost(TIMEOUT).until(this::joined, ready -> !ready.isEmpty());
        LullProcess victim = joined.get(random.nextInt(joined.size()));
        victim.kill();
        workers.remove(victim);
        start();
    }

    private List<LullProcess> joined() throws IOException {
        List<LullProcess> joined = new ArrayList<>();
        for (LullProcess worker : workers) {
            if (worker.out().contains("partitions assigned: ")) {
                joined.add(worker);
            }
        }
        return joined;
    }

    /** Has those that live end as a supervisor does. */
    void stop() {
        workers.forEach(LullProcess::close);
        workers.clear();
    }

    @Override
    public void close() {
        workers.forEach(LullProcess::kill);
    }
}
