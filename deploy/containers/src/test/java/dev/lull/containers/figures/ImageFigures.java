package dev.lull.containers.figures;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import dev.lull.containers.testing.Fleet;
import dev.lull.containers.testing.Images;
import dev.lull.containers.testing.RoleContainer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Prints the table of {@code docs/images.md}: each image's size, how soon it is ready, and what it takes at rest. */
public final class ImageFigures {

    private static final int STARTS = 5;
    private static final Duration REST = Duration.ofSeconds(60);
    private static final DockerClient DOCKER = DockerClientFactory.lazyClient();

    private ImageFigures() {}

    /** Takes no arguments; needs an engine and the images. */
    public static void main(String[] arguments) throws Exception {
        System.out.println("| image | size | ready after | memory at rest |\n|---|---|---|---|");
        try (Fleet fleet = new Fleet(Map.of())) {
            try (RoleContainer first = fleet.make("coordinator", "first")) {
                readyAfter(first); // makes the topics
            }
            for (String role : List.of("coordinator", "upload-worker", "convert-worker")) {
                row(role, start -> fleet.make(role, role + "-" + start));
            }
        }
        try (Network network = Network.newNetwork()) {
            row("all-in-one", start -> new RoleContainer("all-in-one", "lull-" + start, network, Map.of()));
        }
    }

    private static void row(String role, IntFunction<RoleContainer> container) throws InterruptedException {
        List<Long> times = new ArrayList<>();
        long memory = 0;
        for (int start = 1; start <= STARTS; start++) {
            try (RoleContainer running = container.apply(start)) {
                times.add(readyAfter(running));
                if (start == STARTS) {
                    TimeUnit.NANOSECONDS.sleep(REST.toNanos());
                    memory = memory(running);
                }
            }
        }
        Collections.sort(times);
        System.out.printf(
                Locale.ROOT,
                "| `lull/%s` | %d MB | %.1f s (%.1f to %.1f) | %d MiB |%n",
                role,
                DOCKER.inspectImageCmd(Images.lull(role)).exec().getSize() / 1_000_000,
                times.get(STARTS / 2) / 1000.0,
                times.get(0) / 1000.0,
                times.get(STARTS - 1) / 1000.0,
                memory);
    }

    /** Milliseconds from the start of the container to the first time that it says it is ready. */
    private static long readyAfter(RoleContainer container) {
        // what a role container waits for is looked at once a second, which is too coarse here
        container.waitingFor(new AbstractWaitStrategy() {
            @Override
            protected void waitUntilReady() {}
        });
        container.start();
        await().atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isReady(container));
        Instant ready = Instant.now();
        String started = container.getCurrentContainerInfo().getState().getStartedAt();
        return Duration.between(Instant.parse(started), ready).toMillis();
    }

    private static boolean isReady(RoleContainer container) {
        try {
            HttpURLConnection probe = (HttpURLConnection)
                    container.url().resolve("/readyz").toURL().openConnection();
            return probe.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What all its processes have in memory, in MiB. */
    private static long memory(RoleContainer container) {
        String[][] processes = DOCKER.topContainerCmd(container.getContainerId())
                .withPsArgs("-o pid,rss")
                .exec()
                .getProcesses();
        return Arrays.stream(processes)
                        .mapToLong(process -> Long.parseLong(process[1]))
                        .sum()
                / 1024;
    }
}
