package dev.lull.common.queue;

import static dev.lull.common.queue.QueueWorkers.next;
import static dev.lull.common.queue.QueueWorkers.upload;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a queue tells of itself: how much waits, and whether deferred work may be taken. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class QueueReadingContract {

    protected QueueWorkers workers;

    /** Workers of a queue on which nothing waits. */
    protected abstract QueueWorkers open() throws Exception;

    /** A queue whose broker cannot be reached. */
    protected abstract TaskQueue withoutABroker() throws Exception;

    /** How a message begins that such a queue has to tell. */
    protected abstract String itsPlace();

    @BeforeEach
    void startWithNothingQueued() throws Exception {
        workers = open();
    }

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    @Order(1)
    void beforeAnybodyCameEverythingWaits() {
        assertThat(lag()).isEqualTo(new UploadLag.Reading(0, 0, 0));
        assertThat(workers.queue().convertBacklog().read()).isEqualTo(new ConvertBacklog.Reading(0, 0, 0, 0));

        workers.publisher()
                .publish(List.of(
                        upload(UploadPriority.IMAGES, 1),
                        upload(UploadPriority.VIDEOS, 2),
                        upload(UploadPriority.CONVERTED, 3)));

        assertThat(lag()).isEqualTo(new UploadLag.Reading(2, 0, 2));
        UploadGate gate = workers.queue().uploadGate();
        assertThat(gate.check().toString()).isEqualTo("CLOSED_NO_UPLOAD_WORKERS(2)");

        TaskSource<UploadTask> source = workers.closing(workers.queue().uploads(1));
        assertThat(workers.queue().uploadWorkers()).isZero();
        for (int i = 0; i < 3; i++) {
            next(source).acknowledge();
        }
        assertThat(lag().waiting()).isZero();
        assertThat(workers.queue().uploadWorkers()).isEqualTo(1);
    }

    @Test
    @Order(1)
    void theHistoryIsReadAndSearchedBackwardsInParts() {
        HistoryReader history = workers.queue().history();
        assertThat(history.read(HistoryReader.LATEST, 10)).isEqualTo(new HistoryReader.Page(List.of(), null));
        workers.publisher()
                .publish(Stream.of("a", "b\"b", "c", "bbb", "d", "b")
                        .map(QueueReadingContract::ended)
                        .toList());

        HistoryReader.Page latest = history.read(HistoryReader.LATEST, 4);
        assertThat(names(latest)).containsExactly("b", "d", "bbb", "c");
        HistoryReader.Page first = history.read(requireNonNull(latest.next()), 4);
        assertThat(names(first)).containsExactly("b\"b", "a");
        assertThat(first.next()).isNull();

        HistoryReader.Page two = search(history, HistoryReader.LATEST, 2, 10);
        assertThat(names(two)).containsExactly("b", "bbb");
        HistoryReader.Page third = search(history, requireNonNull(two.next()), 2, 2);
        assertThat(names(third)).containsExactly("b\"b");
        HistoryReader.Page none = search(history, requireNonNull(third.next()), 2, 2);
        assertThat(none).isEqualTo(new HistoryReader.Page(List.of(), null));
        assertThat(names(history.search(HistoryReader.LATEST, 2, 10, "\"B"))).containsExactly("b\"b");
    }

    private static HistoryReader.Page search(HistoryReader history, long before, int limit, int most) {
        return history.search(before, limit, most, "B");
    }

    private static List<String> names(HistoryReader.Page page) {
        return page.entries().stream().map(HistoryEntry::name).toList();
    }

    private static HistoryEntry ended(String name) {
        Instant at = Instant.parse("2026-11-30T09:00:00Z");
        return new HistoryEntry(
                name,
                "s",
                name,
                MediaKind.IMAGE,
                MediaState.UPLOADED,
                null,
                null,
                1,
                1,
                null,
                0,
                0,
                List.of(),
                null,
                at,
                null,
                null,
                at);
    }

    @Test
    @Order(2)
    void theGateShutsWithTheFirstUploadAndOpensAfterTheLast() {
        UploadGate gate = workers.queue().uploadGate();
        workers.await(() -> gate.check().open());
        workers.publisher().publish(List.of(upload(UploadPriority.IMAGES, 1), upload(UploadPriority.VIDEOS, 2)));
        assertThat(gate.check().open()).isFalse();

        TaskSource<UploadTask> source = workers.closing(workers.queue().uploads(2));
        Delivery<UploadTask> first = next(source);
        Delivery<UploadTask> second = next(source);
        assertThat(gate.check().toString()).isEqualTo("CLOSED_UPLOADS_WAITING(2)");
        first.acknowledge();
        assertThat(gate.check().waiting()).isEqualTo(1);
        second.acknowledge();

        workers.await(() -> gate.check().open());
    }

    @Test
    @Order(3)
    void aConvertedFileThatWaitsDoesNotShutTheGate() {
        workers.publisher().publish(upload(UploadPriority.CONVERTED, 1));

        UploadGate gate = workers.queue().uploadGate();

        workers.await(() -> gate.check().open());
    }

    @Test
    @Order(4)
    void preparingAgainChangesNothing() {
        workers.publisher().publish(upload(UploadPriority.IMAGES, 1));

        workers.queue("another").prepare();

        assertThat(lag().waiting()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void uploadsWhoseWorkerWasKilledWaitForNobody() {
        UploadGate gate = workers.queue().uploadGate();
        workers.publisher().publish(List.of(upload(UploadPriority.IMAGES, 1), upload(UploadPriority.VIDEOS, 2)));
        QueueWorkers.Holder worker = workers.holdingAnUpload();
        assertThat(gate.check().toString()).isEqualTo("CLOSED_UPLOADS_WAITING(2)");

        worker.kill();

        workers.await(() -> gate.check().state() != GateState.CLOSED_UPLOADS_WAITING);
        assertThat(gate.last().toString()).isEqualTo("CLOSED_NO_UPLOAD_WORKERS(2)");
    }

    @Test
    @Order(7)
    void aBrokerThatIsNotThereIsSaidInOneLine() throws Exception {
        TaskQueue queue = workers.closing(withoutABroker());

        assertThatThrownBy(queue::prepare)
                .isInstanceOf(QueueUnavailable.class)
                .hasMessageContaining(itsPlace())
                .message()
                .doesNotContain("\n");
        assertThatThrownBy(() -> queue.publisher().publish(upload(UploadPriority.IMAGES, 1)))
                .isInstanceOf(QueueUnavailable.class)
                .hasMessageContaining(itsPlace());
        UploadGate gate = queue.uploadGate();
        assertThat(gate.check().toString()).startsWith("CLOSED_UNKNOWN(" + itsPlace() + " ");
    }

    @Test
    @Order(8)
    void whatWaitsOrIsInHandIsListedUntilItIsDone() {
        UploadTask image = upload(UploadPriority.IMAGES, 1);
        UnitTask unit = new UnitTask("film", Unit.AUDIO, false, 1);
        workers.publisher().publish(List.of(image, unit));
        QueueBrowser browser = workers.queue().queuedTasks();

        Delivery<UploadTask> inHand = next(workers.closing(workers.queue().uploads(1)));
        assertThat(queued(browser)).containsExactlyInAnyOrder(image, unit);
        inHand.acknowledge();
        assertThat(queued(browser)).containsExactly(unit);
    }

    private static List<Task> queued(QueueBrowser browser) {
        List<Task> tasks = new ArrayList<>();
        browser.read(tasks::add, Topic.UPLOAD_IMAGES, Topic.CONVERT_SEGMENTS);
        return tasks;
    }

    @Test
    @Order(9)
    void theBacklogOfUploadsCountsConvertedFilesAndWhatIsInHand() {
        UploadBacklog backlog = workers.queue().uploadBacklog();
        workers.publisher().publish(List.of(upload(UploadPriority.IMAGES, 1), upload(UploadPriority.CONVERTED, 2)));
        assertThat(backlog.read()).isEqualTo(2);
        assertThat(backlog.byPriority())
                .isEqualTo(Map.of(UploadPriority.IMAGES, 1L, UploadPriority.VIDEOS, 0L, UploadPriority.CONVERTED, 1L));

        TaskSource<UploadTask> source = workers.closing(workers.queue().uploads(1));
        Delivery<UploadTask> inHand = next(source);
        assertThat(backlog.read()).isEqualTo(2);
        inHand.acknowledge();
        assertThat(backlog.read()).isEqualTo(1);
        next(source).acknowledge();
        assertThat(backlog.read()).isZero();
    }

    private UploadLag.Reading lag() {
        return workers.queue().uploadLag().read();
    }
}
