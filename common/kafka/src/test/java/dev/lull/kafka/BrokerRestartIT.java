package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.media.Failure;
import dev.lull.common.queue.Admission;
import dev.lull.common.queue.LoopLimits;
import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.queue.RetryPolicy;
import dev.lull.common.queue.TaskHandler;
import dev.lull.common.queue.TaskLoop;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.ConvertWork;
import dev.lull.common.task.Task;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import dev.lull.common.trace.Traces;
import dev.lull.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerRestartIT {

    private static final LoopLimits LIMITS =
            new LoopLimits(1, 1, new RetryPolicy(3, Duration.ofMillis(100), 3), Duration.ofSeconds(5));

    private final Set<Object> uploaded = ConcurrentHashMap.newKeySet();
    private final Set<Object> converted = ConcurrentHashMap.newKeySet();

    @Test
    void bothLoopsGoOnByThemselvesWhenTheBrokerComesBack(@TempDir Path data) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(data);
        try (Workers workers = new Workers(broker.clientSettings())) {
            TaskLoop<UploadTask> uploads =
                    workers.closing(loop(workers.queue().uploads(1), UploadTask::submission, uploaded));
            TaskLoop<ConvertWork> units =
                    workers.closing(loop(workers.queue().units(), work -> ((UnitTask) work).unit(), converted));
            uploads.start();
            units.start();
            workers.publisher().publish(QueueWorkers.upload(UploadPriority.IMAGES, 1));
            workers.publisher().publish(new UnitTask("c", Unit.segment(1), false, 1));
            await().atMost(Duration.ofMinutes(1)).until(() -> uploaded.size() + converted.size() == 2);

            broker.close();
            broker = EmbeddedBroker.start(data);
            workers.publisher().publish(QueueWorkers.upload(UploadPriority.VIDEOS, 2));
            workers.publisher().publish(new UnitTask("c", Unit.segment(2), false, 1));

            await().atMost(Duration.ofMinutes(1)).until(() -> uploaded.size() + converted.size() == 4);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> workers.queue().uploadLag().read().waiting() == 0);
        } finally {
            broker.close();
        }
        assertThat(uploaded).containsExactlyInAnyOrder("submission-1", "submission-2");
        assertThat(converted).containsExactlyInAnyOrder(Unit.segment(1), Unit.segment(2));
    }

    private static <T extends Task> TaskLoop<T> loop(TaskSource<T> source, Function<T, Object> name, Set<Object> done) {
        TaskHandler<T> handler = new TaskHandler<>() {
            @Override
            public void handle(T task) {
                done.add(name.apply(task));
            }

            @Override
            public void giveUp(T task, Failure failure) {
                throw new AssertionError(failure);
            }
        };
        return new TaskLoop<>(
                "loop", source, handler, LIMITS, Admission.ALWAYS, Traces.OFF, Clock.systemUTC(), () -> 0.5);
    }
}
