package dev.lull.kafka;

import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * A worker that takes a task and keeps it until it is killed. Arguments: {@code upload} or {@code unit}, and settings
 * as {@code key=value}.
 */
final class HoldsTask {

    private HoldsTask() {}

    public static void main(String[] arguments) {
        List<String> assignments = Arrays.asList(arguments).subList(1, arguments.length);
        Settings settings = new SettingsLoader().commandLine(assignments).load();
        try (TaskQueue queue = new KafkaQueue(settings, "holder", Clock.systemUTC());
                TaskSource<?> source = arguments[0].equals("upload") ? queue.uploads(1) : queue.units()) {
            System.out.println("holds " + QueueWorkers.next(source).task().key());
            while (true) {
                source.keepAlive();
            }
        }
    }
}
