package dev.lull.coordinator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.ConversionStatus;
import dev.lull.common.lifecycle.UntilAvailable;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.TaskPublisher;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Message;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private final TickingClock clock = new TickingClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1));
    private final InMemoryQueue queue = new InMemoryQueue(clock);
    private Dispatch dispatch;

    private int number;
    private long imageBytes = 1000;

    @BeforeEach
    void submitted() {
        ledger.submissions().open("s", List.of("/in"), "/out", clock.instant());
        ledger.submissions().open("chat", List.of("/in"), "telegram:@holiday", clock.instant());
        walk("s");
    }

    private void walk(String submission) {
        dispatch = new Dispatch(
                ledger,
                queue.publisher(),
                ledger.submissions().find(submission).orElseThrow(),
                new UntilAvailable(Duration.ofMillis(1)),
                clock);
    }

    @Test
    void anImageWaitsForItsAlbumToBeFull() throws Exception {
        images("", 49);
        assertThat(albums()).isEmpty();

        images("", 1);
        assertThat(albums())
                .singleElement()
                .satisfies(album -> assertThat(album.media()).hasSize(50));
    }

    @Test
    void anAlbumForAChatIsOnePost() throws Exception {
        walk("chat");

        images("", 11);
        dispatch.finish();

        assertThat(albums()).extracting(album -> album.media().size()).containsExactly(10, 1);
    }

    @Test
    void largeImagesMakeAlbumsOfTen() throws Exception {
        imageBytes = 800_000;

        images("", 20);

        assertThat(albums()).extracting(album -> album.media().size()).containsExactly(10, 10);
    }

    @Test
    void hundredsOfFilesAreTakenInOneWaitForTheBroker() throws Exception {
        List<MediaFile> videos = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            videos.add(file(i + ".mp4", MediaState.QUEUED, MediaKind.VIDEO));
        }
        List<Integer> waits = new ArrayList<>();
        TaskPublisher counting = new TaskPublisher() {
            @Override
            public void publish(List<? extends Message> messages) {
                waits.add(messages.size());
            }

            @Override
            public void close() {}
        };
        new Dispatch(
                        ledger,
                        counting,
                        ledger.submissions().find("s").orElseThrow(),
                        new UntilAvailable(Duration.ofMillis(1)),
                        clock)
                .next(videos);

        assertThat(waits).containsExactly(300);
    }

    @Test
    void anAlbumEndsWithItsFolder() throws Exception {
        images("a/", 2);
        images("b/", 1);

        assertThat(albums())
                .singleElement()
                .satisfies(album -> assertThat(album.media()).hasSize(2));
    }

    @Test
    void aFileThatDoesNotGoOutEndsTheAlbumOfAnotherFolderToo() throws Exception {
        images("a/", 1);
        next("b/text", MediaState.SKIPPED, MediaKind.OTHER);

        assertThat(albums()).hasSize(1);
    }

    @Test
    void albumsAreNumberedFromOneAndTheirNumberIsNoted() throws Exception {
        images("", 52);
        dispatch.finish();

        assertThat(albums()).extracting(UploadTask::album).containsExactly(1, 2);
        assertThat(ledger.submissions().find("s").orElseThrow().albums()).isEqualTo(2);
    }

    @Test
    void aVideoGoesOutAlone() throws Exception {
        next("film.mp4", MediaState.QUEUED, MediaKind.VIDEO);

        assertThat(queue.published(Topic.UPLOAD_VIDEOS))
                .containsExactly(new UploadTask(UploadPriority.VIDEOS, "s", List.of("film.mp4"), 1));
    }

    @Test
    void aDeferredVideoGoesOutAtTheEndWithItsConversionOpened() throws Exception {
        next("film.mkv", MediaState.DEFERRED, MediaKind.VIDEO);
        assertThat(queue.published(Topic.CONVERT_DEFERRED)).isEmpty();

        dispatch.finish();

        assertThat(queue.published(Topic.CONVERT_DEFERRED))
                .containsExactly(new ConvertTask("film.mkv", "s", ConvertPriority.NORMAL, 1));
        assertThat(ledger.conversions().find("film.mkv").orElseThrow().status()).isEqualTo(ConversionStatus.PENDING);
    }

    @Test
    void deferredVideosBehindTheFirstPageGoOutToo() throws Exception {
        for (int i = 0; i < 1001; i++) {
            next(i + ".mkv", MediaState.DEFERRED, MediaKind.VIDEO);
        }
        dispatch.finish();

        List<Message> published = new ArrayList<>(queue.published(Topic.CONVERT_DEFERRED));
        published.addAll(queue.published(Topic.CONVERT_LOW));
        assertThat(published).hasSize(1001).doesNotHaveDuplicates();
    }

    /** So one library does not stand before everybody's film. */
    @Test
    void behindItsFirstVideosThoseOfASubmissionMakeRoomForOthers() throws Exception {
        films("a", Dispatch.FIRST_VIDEOS + 2);
        dispatch.finish();

        assertThat(waiting(Topic.CONVERT_DEFERRED))
                .hasSize(Dispatch.FIRST_VIDEOS)
                .doesNotContain("a8.mkv", "a9.mkv");
        assertThat(waiting(Topic.CONVERT_LOW)).containsExactly("a8.mkv", "a9.mkv");
    }

    @Test
    void videosThatComeLateAreCountedBehindThoseThatWait() throws Exception {
        films("a", Dispatch.FIRST_VIDEOS - 1);
        dispatch.finish();
        dispatch = Dispatch.ofLateFiles(
                ledger,
                queue.publisher(),
                ledger.submissions().find("s").orElseThrow(),
                new UntilAvailable(Duration.ofMillis(1)),
                clock);

        films("b", 3);
        dispatch.publishDeferred();

        assertThat(waiting(Topic.CONVERT_DEFERRED))
                .hasSize(Dispatch.FIRST_VIDEOS)
                .endsWith("b0.mkv");
        assertThat(waiting(Topic.CONVERT_LOW)).containsExactly("b1.mkv", "b2.mkv");
    }

    @Test
    void allVideosOfAPreferredSubmissionComeFirst() throws Exception {
        ledger.submissions().prefer("s");
        walk("s");
        films("a", Dispatch.FIRST_VIDEOS + 2);
        dispatch.finish();

        assertThat(waiting(Topic.CONVERT_URGENT)).hasSize(Dispatch.FIRST_VIDEOS + 2);
    }

    private void films(String name, int number) throws Exception {
        for (int i = 0; i < number; i++) {
            next(name + i + ".mkv", MediaState.DEFERRED, MediaKind.VIDEO);
        }
    }

    private List<String> waiting(Topic topic) {
        return queue.published(topic).stream().map(Message::key).toList();
    }

    @Test
    void aSubmissionWithNothingUnderWayIsSettledAtItsEnd() throws Exception {
        next("text", MediaState.SKIPPED, MediaKind.OTHER);
        dispatch.finish();

        assertThat(ledger.submissions().find("s").orElseThrow().settled()).isNotNull();
    }

    @Test
    void aSubmissionWithSomethingUnderWayIsDispatchedAndNotSettled() throws Exception {
        images("", 1);
        dispatch.finish();

        assertThat(ledger.submissions().find("s").orElseThrow().dispatched()).isEqualTo(clock.instant());
        assertThat(ledger.submissions().find("s").orElseThrow().settled()).isNull();
    }

    @Test
    void aWaitForABrokerThatIsAwayEndsWithAnInterruptAndNothingIsTakenForDispatched() throws Exception {
        queue.disconnect();
        images("", 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(dispatch::finish).isInstanceOf(InterruptedException.class);
        assertThat(ledger.submissions().find("s").orElseThrow().dispatched()).isNull();
    }

    @Test
    void anotherWalkPublishesOnlyWhatIsNewAndNumbersItsAlbumsOn() throws Exception {
        images("", 51);
        next("old.mkv", MediaState.DEFERRED, MediaKind.VIDEO);
        dispatch.finish();
        ledger.submissions().walkAgain("s");
        ledger.submissions().holdIntake("s", "test", Duration.ofMinutes(1));
        clock.tick(Duration.ofSeconds(1));
        walk("s");

        dispatch.next(ledger.submissions().files("s", 0, 100));
        images("", 1);
        next("new.mkv", MediaState.DEFERRED, MediaKind.VIDEO);
        assertThat(dispatch.finish()).isTrue();

        assertThat(albums()).extracting(UploadTask::album).containsExactly(1, 2, 3);
        assertThat(albums().get(2).media()).containsExactly("51");
        assertThat(queue.published(Topic.CONVERT_DEFERRED))
                .containsExactly(
                        new ConvertTask("old.mkv", "s", ConvertPriority.NORMAL, 1),
                        new ConvertTask("new.mkv", "s", ConvertPriority.NORMAL, 1));
    }

    private List<UploadTask> albums() {
        return queue.published(Topic.UPLOAD_IMAGES).stream()
                .map((Message message) -> (UploadTask) message)
                .toList();
    }

    private void images(String folder, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            next(folder + number++, MediaState.QUEUED, MediaKind.IMAGE);
        }
    }

    private void next(String name, MediaState state, MediaKind kind) throws InterruptedException {
        dispatch.next(List.of(file(name, state, kind)));
    }

    private MediaFile file(String name, MediaState state, MediaKind kind) {
        ledger.media().register(name, "s", "/in/" + name, name, clock.instant());
        ledger.media()
                .move(
                        name,
                        StateChange.to(state)
                                .with(MediaField.KIND, kind.wireName())
                                .with(MediaField.SIZE, imageBytes));
        return ledger.media().find(name).orElseThrow();
    }
}
