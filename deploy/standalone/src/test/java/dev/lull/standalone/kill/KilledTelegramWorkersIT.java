package dev.lull.standalone.kill;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.task.UploadPriority.IMAGES;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.upload.testing.BotApiStub;
import dev.lull.upload.testing.Fault;
import dev.lull.upload.testing.PostedItem;
import dev.lull.upload.testing.Uploads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Upload workers that die while they post to a chat, which cannot be asked what it has. */
class KilledTelegramWorkersIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    private static final int KILLS = 5;
    private static final int ALBUMS_PER_KILL = 6;
    private static final int ALBUM = 4;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void withUploadsOnHoldNothingIsPostedTwiceAndWhatMayHaveArrivedIsForAPersonToDecide(TestReporter reporter)
            throws Exception {
        long seed = Long.getLong("lull.seed", System.nanoTime());
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        try (BotApiStub telegram = BotApiStub.start();
                Uploads uploads = new Uploads(SERVERS, folder);
                MortalWorkers workers = new MortalWorkers(folder.resolve("work"), settings(telegram), random)) {
            // an album is on its way for a third of a second, so that kills hit some of them there
            telegram.always(new Fault.Slow(100_000));
            workers.start();
            workers.start();
            List<String> files = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                int before = telegram.posted().size();
                files.addAll(publish(uploads, files.size(), random));
                await("seed " + seed)
                        .atMost(TIMEOUT)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> telegram.posted().size() >= before + ALBUM);
                workers.replaceOne();
            }
            files.forEach(id -> await("seed " + seed)
                    .atMost(TIMEOUT)
                    .until(() -> uploads.find(id).state().settled()));

            Map<String, Long> posts = telegram.posted().stream().collect(groupingBy(PostedItem::sha256, counting()));
            assertThat(posts.values()).as("seed %s", seed).containsOnly(1L);
            for (String id : files) {
                MediaFile file = uploads.find(id);
                if (file.state() == MediaState.QUARANTINED) {
                    assertThat(file.reason()).contains("may have arrived");
                } else {
                    assertThat(posts).as("seed %s: %s", seed, file).containsKey(file.sha256());
                }
            }
            assertThat(files.stream().filter(id -> uploads.find(id).state() == MediaState.QUARANTINED))
                    .as("albums in the hands of those killed, seed %s", seed)
                    .hasSizeLessThanOrEqualTo(KILLS * 4 * ALBUM);
            workers.stop();
        }
    }

    private static List<String> publish(Uploads uploads, int from, Random random) throws Exception {
        List<String> files = new ArrayList<>();
        for (int album = 0; album < ALBUMS_PER_KILL; album++) {
            List<String> items = new ArrayList<>();
            for (int item = 0; item < ALBUM; item++) {
                int number = from + files.size();
                String content = (number + "-" + random.nextLong() + "\n").repeat(300);
                String id = uploads.queued(IMAGE, "trip/" + number + ".jpg", content);
                items.add(id);
                files.add(id);
            }
            uploads.publish(IMAGES, items.toArray(String[]::new));
        }
        return files;
    }

    private Map<String, String> settings(BotApiStub telegram) {
        Map<String, String> settings = SERVERS.settings();
        settings.putAll(Map.of(
                "store", folder.resolve("store").toString(),
                "target", "telegram:@chat",
                "telegram.token", BotApiStub.TOKEN,
                "telegram.api-url", telegram.url().toString(),
                "telegram.per-second", "30",
                "telegram.per-minute", "1800",
                "upload.unknown-outcome", "hold"));
        return settings;
    }
}
