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

/**
 * What was on the queue when this round first asked. Nothing is read in a round that has no reason to ask. Uploads may
 * be millions, so only those asked for are remembered.
 */
final class QueueSnapshot {

    private final QueueBrowser tasks;
    private @Nullable Conversions conversions;

    QueueSnapshot(QueueBrowser tasks) {
        this.tasks = tasks;
    }

    /** Those of these files that wait to be uploaded. */
    Set<String> uploads(Set<String> media) {
        Set<String> waiting = new HashSet<>();
        if (!media.isEmpty()) {
            tasks.read(
                    task -> {
                        if (task instanceof UploadTask upload) {
                            upload.media().stream().filter(media::contains).forEach(waiting::add);
                        }
                    },
                    Topic.UPLOAD_IMAGES,
                    Topic.UPLOAD_VIDEOS,
                    Topic.UPLOAD_CONVERTED);
        }
        return waiting;
    }

    /** Whether the conversion is to be planned, or planned again; its units follow from that. */
    boolean planning(String conversion) {
        return conversions().planned.contains(conversion);
    }

    boolean unit(String conversion, Unit unit) {
        return conversions().units.getOrDefault(conversion, Set.of()).contains(unit);
    }

    private Conversions conversions() {
        if (conversions == null) {
            Conversions read = new Conversions(new HashSet<>(), new HashMap<>());
            tasks.read(read::add, Topic.ofConversions());
            conversions = read;
        }
        return conversions;
    }

    private record Conversions(Set<String> planned, Map<String, Set<Unit>> units) {

        void add(Task task) {
            if (task instanceof ConvertTask convert) {
                planned.add(convert.conversion());
            } else if (task instanceof UnitTask unit) {
                units.computeIfAbsent(unit.conversion(), conversion -> new HashSet<>())
                        .add(unit.unit());
            }
        }
    }
}
