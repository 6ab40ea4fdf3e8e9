package dev.lull.standalone.queue;

import dev.lull.common.queue.TaskSource;
import dev.lull.common.queue.kafka.KafkaQueue;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.UnitTask;
import java.time.Clock;
import java.util.Map;

/** A worker that takes a unit and keeps it until it is killed; asks for the brokers and the protocol. */
final class HoldsUnit {

    private HoldsUnit() {}

    public static void main(String[] arguments) {
        Map<String, String> settings =
                Map.of("kafka.bootstrap.servers", arguments[0], "convert.protocol", arguments[1]);
        try (KafkaQueue queue =
                        new KafkaQueue(new SettingsLoader().base(settings).load(), "holder", Clock.systemUTC());
                TaskSource<UnitTask> source = queue.units()) {
            System.out.println("holds " + Workers.next(source).task().unit());
            while (true) {
                source.keepAlive();
            }
        }
    }
}
