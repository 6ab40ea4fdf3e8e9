package dev.lull.kafka;

import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.settings.SettingsLoader;
import java.time.Clock;
import java.util.Map;

/**
 * A worker that takes a task and keeps it until it is killed. Arguments: the brokers; {@code upload} or {@code unit};
 * the protocol of conversions.
 */
final class HoldsTask {

    private HoldsTask() {}

    public static void main(String[] arguments) {
        Map<String, String> settings =
                Map.of("kafka.bootstrap.servers", arguments[0], "convert.protocol", arguments[2]);
        try (TaskQueue queue =
                        new KafkaQueue(new SettingsLoader().base(settings).load(), "holder", Clock.systemUTC());
                TaskSource<?> source = arguments[1].equals("upload") ? queue.uploads(1) : queue.units()) {
            System.out.println("holds " + QueueWorkers.next(source).task().key());
            while (true) {
                source.keepAlive();
            }
        }
    }
}
