package dev.lull.standalone.queue;

import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.queue.kafka.KafkaQueue;
import dev.lull.common.settings.SettingsLoader;
import java.time.Clock;
import java.util.Map;

/** A worker that takes an {@code upload} or a {@code unit} and keeps it until it is killed. */
final class HoldsTask {

    private HoldsTask() {}

    /** @param arguments the brokers, what to take, the protocol of conversions */
    public static void main(String[] arguments) {
        Map<String, String> settings =
                Map.of("kafka.bootstrap.servers", arguments[0], "convert.protocol", arguments[2]);
        try (TaskQueue queue =
                        new KafkaQueue(new SettingsLoader().base(settings).load(), "holder", Clock.systemUTC());
                TaskSource<?> source = arguments[1].equals("upload") ? queue.uploads(1) : queue.units()) {
            System.out.println("holds " + Workers.next(source).task().key());
            while (true) {
                source.keepAlive();
            }
        }
    }
}
