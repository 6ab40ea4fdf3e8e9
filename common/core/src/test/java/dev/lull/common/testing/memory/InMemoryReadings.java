package dev.lull.common.testing.memory;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.QueueBrowser;
import dev.lull.common.queue.UploadBacklog;
import dev.lull.common.queue.UploadLag;
import dev.lull.common.task.Topic;
import dev.lull.common.task.UploadPriority;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the broker tells a worker of how much waits. */
final class InMemoryReadings {

    private final InMemoryLink link;
    private final InMemoryBroker broker;

    InMemoryReadings(InMemoryLink link) {
        this.link = link;
        this.broker = link.broker;
    }

    UploadLag uploadLag() {
        return () -> {
            link.require("tell what is done");
            synchronized (broker) {
                long waiting = broker.lag(broker.uploaders, Topic.UPLOAD_IMAGES, Topic.UPLOAD_VIDEOS);
                long published = Stream.of(Topic.UPLOAD_IMAGES, Topic.UPLOAD_VIDEOS)
                        .mapToLong(topic -> broker.published(topic).size())
                        .sum();
                return new UploadLag.Reading(waiting, waiting == 0 ? 0 : broker.uploaders.members(), published);
            }
        };
    }

    UploadBacklog uploadBacklog() {
        return () -> {
            link.require("tell what is done");
            Map<UploadPriority, Long> byPriority = new EnumMap<>(UploadPriority.class);
            synchronized (broker) {
                for (UploadPriority priority : UploadPriority.values()) {
                    byPriority.put(priority, broker.lag(broker.uploaders, priority.topic()));
                }
            }
            return byPriority;
        };
    }

    int uploadWorkers() {
        link.require("tell who is at work");
        synchronized (broker) {
            return broker.uploaders.members();
        }
    }

    ConvertBacklog convertBacklog() {
        return () -> {
            link.require("tell what is converted");
            synchronized (broker) {
                return ConvertBacklog.Reading.of(topic -> broker.lag(broker.converters, topic));
            }
        };
    }

    QueueBrowser queuedTasks() {
        return (reader, topics) -> {
            link.require("tell what waits");
            broker.queued(topics).forEach(reader);
        };
    }
}
