package dev.lull.upload;

import static dev.lull.common.media.MediaKind.IMAGE;
import static dev.lull.common.media.MediaKind.VIDEO;
import static dev.lull.common.task.UploadPriority.CONVERTED;
import static dev.lull.common.task.UploadPriority.IMAGES;
import static dev.lull.common.task.UploadPriority.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.MediaState;
import dev.lull.common.task.UploadPriority;
import dev.lull.embedded.testing.EmbeddedServers;
import dev.lull.upload.targets.Receipt;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadTarget;
import dev.lull.upload.testing.Uploads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In which order, and by whom, uploads are made while the queue is busy. */
class UploadQueueIT {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    /** So many in flight that, when half of the partitions change hands, some of theirs do. */
    private static final int PARALLEL = 8;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Uploads uploads;

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void nothingOvertakesWhatGoesFirstButWhatWasInFlight() throws Exception {
        with(Map.of());
        Map<String, UploadPriority> tasks = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            tasks.put(uploads.queued(IMAGE, "image-" + i, "image " + i), IMAGES);
            tasks.put(uploads.queued(VIDEO, "video-" + i, "video " + i), VIDEOS);
        }
        for (int i = 0; i < 100; i++) {
            tasks.put(uploads.converted("film-" + i, "film " + i, "result " + i), CONVERTED);
        }
        List<String> order = new ArrayList<>(tasks.keySet());
        Collections.shuffle(order, new Random(4));
        // what happened, in its order: a published id, or one that begins to be uploaded
        List<String> log = new CopyOnWriteArrayList<>();

        uploads.startWorker(new Log(log));
        for (String id : order) {
            uploads.publish(tasks.get(id), id);
            log.add("published " + id);
        }
        await().atMost(TIMEOUT).until(() -> count(log, "begins ") == order.size());

        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).startsWith("published ")) {
                String id = log.get(i).substring("published ".length());
                int begins = log.indexOf("begins " + id);
                long overtaken = log.subList(i, Math.max(i, begins)).stream()
                        .filter(line -> line.startsWith("begins "))
                        .map(line -> tasks.get(line.substring("begins ".length())))
                        .filter(other -> other.compareTo(tasks.get(id)) > 0)
                        .count();
                assertThat(overtaken)
                        .as("uploads that began after %s was published, and should not have gone first", id)
                        .isLessThanOrEqualTo(PARALLEL);
            }
        }
    }

    @Test
    void whatIsBeingSentWhenItsPartitionGoesToAnotherWorkerIsSentOnce() throws Exception {
        with(Map.of("kafka.max.poll.interval.ms", "3000", "upload.lease", "2s"));
        CountDownLatch answers = new CountDownLatch(1);
        Chat slow = Chat.answeringAfter(answers);
        Chat quick = Chat.saying();
        List<String> ids = new ArrayList<>(videos("early", 2 * PARALLEL));

        uploads.startWorker(slow);
        ids.forEach(id -> uploads.publish(VIDEOS, id));
        await().until(() -> slow.posts.size() == PARALLEL);
        uploads.startAnotherWorker(quick);
        // it has partitions, and what lies there, once it posts; more comes until it does
        await().atMost(TIMEOUT).until(() -> {
            String more = videos("late", 1).get(0);
            ids.add(more);
            uploads.publish(VIDEOS, more);
            return quick.posts.size() >= PARALLEL;
        });
        answers.countDown();

        ids.forEach(id -> assertThat(uploads.awaitSettled(id).state()).isEqualTo(MediaState.UPLOADED));
        assertThat(Stream.concat(slow.posts.stream(), quick.posts.stream()))
                .hasSize(ids.size())
                .doesNotHaveDuplicates();
    }

    private List<String> videos(String prefix, int count) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = prefix + "-" + System.nanoTime() + ".mp4";
            ids.add(uploads.queued(VIDEO, name, name));
        }
        return ids;
    }

    private void with(Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("upload.parallel", Integer.toString(PARALLEL));
        uploads = new Uploads(SERVERS, folder, settings);
    }

    private static long count(List<String> log, String beginning) {
        return log.stream().filter(line -> line.startsWith(beginning)).count();
    }

    /** A target that notes what begins. */
    private record Log(List<String> lines) implements UploadTarget {

        @Override
        public void upload(List<Upload> album, Outcomes outcomes) {
            for (Upload upload : album) {
                lines.add("begins " + upload.media());
                outcomes.arrived(upload, new Receipt(upload.name(), false));
            }
        }
    }
}
