package dev.lull.redis;

import dev.lull.common.ledger.HeldTask;
import dev.lull.common.ledger.WorkerState;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code lull:worker:{name}}: {@code role}, {@code version}, {@code since}, {@code seen_at}, {@code loop_turned_at},
 * and for each task in hand, from 0, {@code holds:0}: {@code TOPIC MEDIA FILES UNIT SINCE STATE FRACTION}, with a
 * hyphen for what is not known, and {@code running} or {@code suspended} for a state.
 */
final class WorkerHash {

    private static final String NONE = "-";
    private static final String SUSPENDED = "suspended";
    private static final String HOLDS = "holds:";
    private static final Pattern HELD =
            Pattern.compile("(\\S+) (\\S+) (\\d+) (\\S+) (\\S+) (running|suspended) (-|\\d(?:\\.\\d+)?)");

    private WorkerHash() {}

    /** What the script takes: times as milliseconds before {@code seen_at}. */
    static List<Object> arguments(WorkerState worker, Duration lifetime) {
        Instant now = worker.seenAt();
        List<Object> arguments = new ArrayList<>(List.of(
                lifetime.toMillis(),
                worker.role(),
                worker.version(),
                before(worker.since(), now),
                before(worker.loopTurnedAt(), now)));
        for (HeldTask held : worker.holds()) {
            Unit unit = held.unit();
            arguments.add(String.join(
                    " ",
                    held.topic().topicName(),
                    held.media(),
                    Integer.toString(held.files()),
                    unit == null ? NONE : unit.wireName()));
            arguments.add(before(held.since(), now));
            arguments.add((held.suspended() ? SUSPENDED : "running") + " "
                    + (held.fraction() == null ? NONE : hundredths(held.fraction())));
        }
        return arguments;
    }

    private static long before(Instant time, Instant now) {
        return Duration.between(time, now).toMillis();
    }

    private static String hundredths(double fraction) {
        return Double.toString(Math.round(Math.max(0, Math.min(1, fraction)) * 100) / 100.0);
    }

    /** The worker, if it is there. */
    static Optional<WorkerState> find(String name, Fields fields) {
        return fields.exist() ? Optional.of(fields.as(known -> read(name, known))) : Optional.empty();
    }

    private static WorkerState read(String name, Fields fields) {
        return new WorkerState(
                name,
                fields.required("role"),
                fields.required("version"),
                fields.required("since", Instant::parse),
                fields.required("seen_at", Instant::parse),
                fields.required("loop_turned_at", Instant::parse),
                Stream.iterate(0, i -> fields.texts().containsKey(HOLDS + i), i -> i + 1)
                        .map(i -> fields.required(HOLDS + i, WorkerHash::held))
                        .toList());
    }

    private static HeldTask held(String text) {
        Matcher held = HELD.matcher(text);
        if (!held.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new HeldTask(
                topic(held.group(1)),
                held.group(2),
                Integer.parseInt(held.group(3)),
                held.group(4).equals(NONE) ? null : new Unit(held.group(4)),
                Instant.parse(held.group(5)),
                held.group(6).equals(SUSPENDED),
                held.group(7).equals(NONE) ? null : Double.valueOf(held.group(7)));
    }

    private static Topic topic(String name) {
        return Stream.of(Topic.values())
                .filter(topic -> topic.topicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
