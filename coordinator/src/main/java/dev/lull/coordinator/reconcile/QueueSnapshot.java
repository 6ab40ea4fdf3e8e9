package dev.lull.coordinator.reconcile;

import dev.lull.common.queue.QueueBrowser;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadTask;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was on the queue when this round first asked. Nothing is read in a round that has no reason to ask. */
final class QueueSnapshot {

    private final QueueBrowser tasks;
    private @Nullable Content content;

    QueueSnapshot(QueueBrowser tasks) {
        this.tasks = tasks;
    }

    boolean upload(String media) {
        return content().uploads.contains(media);
    }

    /** Whether the conversion is to be planned, or planned again; its units follow from that. */
    boolean planning(String conversion) {
        return content().conversions.contains(conversion);
    }

    boolean unit(String conversion, Unit unit) {
        return content().units.getOrDefault(conversion, Set.of()).contains(unit);
    }

    private Content content() {
        if (content == null) {
            Content read = new Content(new HashSet<>(), new HashSet<>(), new HashMap<>());
            tasks.read(
                            Topic.UPLOAD_IMAGES,
                            Topic.UPLOAD_VIDEOS,
                            Topic.UPLOAD_CONVERTED,
                            Topic.CONVERT_DEFERRED,
                            Topic.CONVERT_SEGMENTS)
                    .forEach(read::add);
            content = read;
        }
        return content;
    }

    private record Content(Set<String> uploads, Set<String> conversions, Map<String, Set<Unit>> units) {

        void add(Task task) {
            if (task instanceof UploadTask upload) {
                uploads.addAll(upload.media());
            } else if (task instanceof ConvertTask convert) {
                conversions.add(convert.conversion());
            } else if (task instanceof UnitTask unit) {
                units.computeIfAbsent(unit.conversion(), conversion -> new HashSet<>())
                        .add(unit.unit());
            }
        }
    }
}
