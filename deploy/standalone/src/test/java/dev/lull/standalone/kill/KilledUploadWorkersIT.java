package dev.lull.standalone.kill;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.task.UploadPriority.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.standalone.testing.LullProcess;
import dev.lull.upload.testing.Uploads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Upload workers as processes that die, one after another, while they work. */
class KilledUploadWorkersIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final int KILLS = 20;

    /** So many die together: however many they are, they are missed after the same time. */
    private static final int AT_ONCE = 2;

    private static final int FILES_PER_KILL = 25;
    private static final int WORKERS = 3;

    /** After so many kills one that is spared falls asleep, and wakes. */
    private static final int SLEEPS = 6;

    private static final int WAKES = 14;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("lull.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, String> contents = new HashMap<>();
    private Uploads uploads;
    private MortalWorkers workers;
    private LullProcess sleeper;

    @BeforeEach
    void aSubmission() throws IOException {
        uploads = new Uploads(SERVERS, folder);
        Map<String, String> settings = SERVERS.settings();
        settings.put("store", folder.resolve("store").toString());
        settings.put("target", uploads.target.toString());
        workers = new MortalWorkers(folder.resolve("work"), settings, random);
    }

    @AfterEach
    void close() {
        workers.close();
        if (sleeper != null) {
            sleeper.kill();
        }
        uploads.close();
    }

    @Test
    void fiveHundredFilesArriveOnceEachThoughWorkersAreKilledTwentyTimesAndOneSleepsMeanwhile(TestReporter reporter)
            throws Exception {
        reporter.publishEntry("seed", Long.toString(seed));
        for (int i = 0; i < WORKERS; i++) {
            workers.start();
        }
        sleeper = workers.spared();
        for (int killed = AT_ONCE; killed <= KILLS; killed += AT_ONCE) {
            long before = uploaded();
            publish(AT_ONCE * FILES_PER_KILL);
            int more = random.nextInt(FILES_PER_KILL / 2);
            await("seed " + seed)
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> uploaded() >= before + more);
            if (killed == SLEEPS) {
                sleeper.suspend();
            } else if (killed == WAKES) {
                sleeper.resume();
            }
            for (int i = 0; i < AT_ONCE; i++) {
                workers.replaceOne();
            }
        }
        uploads.dispatched();

        await("seed " + seed).atMost(TIMEOUT).until(() -> uploaded() == KILLS * FILES_PER_KILL);
        sleeper.close();
        workers.stop();
        Map<String, String> expected = new HashMap<>();
        for (Map.Entry<String, String> file : contents.entrySet()) {
            MediaFile arrived = uploads.find(file.getKey());
            expected.put(uploads.target.relativize(Path.of(arrived.result())).toString(), file.getValue());
        }
        expected.put("trip", "(a folder)");
        assertThat(expected).as("seed %s", seed).hasSize(KILLS * FILES_PER_KILL + 1);
        assertThat(uploads.inTarget().keySet())
                .as("seed %s", seed)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(uploads.inTarget()).as("seed %s", seed).isEqualTo(expected);
    }

    /** In albums; every third name is taken by another content, too. */
    private void publish(int files) throws IOException {
        List<String> album = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            int number = contents.size();
            String content = (number + "-" + seed + "\n").repeat(1 + random.nextInt(10_000));
            String id = uploads.queued(IMAGE, "trip/" + (number % 3 == 0 ? "a" : number) + ".jpg", content);
            contents.put(id, content);
            album.add(id);
            if (i == files - 1 || album.size() == 1 + random.nextInt(10) || album.size() == 10) {
                uploads.publish(IMAGES, album.toArray(String[]::new));
                album.clear();
            }
        }
    }

    private long uploaded() {
        return uploads.ledger
                .submissions()
                .find(uploads.submission)
                .orElseThrow()
                .counts()
                .getOrDefault(MediaState.UPLOADED, 0L);
    }
}
