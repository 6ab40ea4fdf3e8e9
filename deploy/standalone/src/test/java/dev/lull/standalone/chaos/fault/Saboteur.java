package dev.lull.standalone.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the faults of a plan to the parts, while a supervisor of each starts it again. */
public final class Saboteur implements AutoCloseable {

    private static final Duration TO_FIND_ONE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY = 20;

    private final Map<String, Supervisor> supervisors = new LinkedHashMap<>();
    private final List<Future<?>> pending = new ArrayList<>();
    private final List<Fault> done = new ArrayList<>();
    private final Timeline timeline;

    public Saboteur(Collection<Part> parts, Timeline timeline) {
        this.timeline = timeline;
        parts.forEach(part -> supervisors.put(part.name(), new Supervisor(part, timeline)));
    }

    /** Does all of them, and returns when all processes run again. */
    public void run(List<Fault> faults) throws Exception {
        for (Fault fault : faults) {
            TimeUnit.MILLISECONDS.sleep(fault.after().toMillis());
            if (!fault.part().equals(FaultPlan.FFMPEG)) {
                pending.add(supervisors.get(fault.part()).inflict(fault));
                done.add(fault);
            } else if (killAnFfmpeg()) {
                done.add(fault);
            }
        }
        for (Future<?> each : pending) {
            each.get();
        }
    }

    /** False when none ran for a while. */
    private boolean killAnFfmpeg() throws InterruptedException {
        long deadline = System.nanoTime() + TO_FIND_ONE.toNanos();
        while (System.nanoTime() < deadline) {
            for (Supervisor supervisor : supervisors.values()) {
                for (ProcessHandle child : supervisor.part().children()) {
                    if (child.info().command().orElse("").endsWith("/ffmpeg") && child.destroyForcibly()) {
                        timeline.note("fault KILL ffmpeg " + child.pid() + " of "
                                + supervisor.part().name());
                        return true;
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY);
        }
        return false;
    }

    /** Ends these parts as a supervisor does. */
    public void end(Collection<String> parts) throws Exception {
        for (String part : parts) {
            supervisors.get(part).end();
        }
    }

    /** What was done, in order. */
    public List<Fault> done() {
        return List.copyOf(done);
    }

    public List<String> badEnds() {
        return supervisors.values().stream()
                .flatMap(supervisor -> supervisor.badEnds().stream())
                .toList();
    }

    @Override
    public void close() {
        supervisors.values().forEach(Supervisor::close);
    }
}
