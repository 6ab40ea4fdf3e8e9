package dev.lull.bench.chaos.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the faults of a plan to the parts, while a supervisor of each starts it again. */
public final class Saboteur implements AutoCloseable {

    private final Map<String, Supervisor> supervisors = new LinkedHashMap<>();
    private final FfmpegHunter hunter;

    public Saboteur(Collection<Part> parts, Timeline timeline) {
        parts.forEach(part -> supervisors.put(part.name(), new Supervisor(part, timeline)));
        this.hunter = new FfmpegHunter(parts, timeline);
    }

    /** Does all of them; returns those that were done, when all processes run again. */
    public List<Fault> run(List<Fault> faults) throws Exception {
        List<Future<Boolean>> begun = new ArrayList<>();
        for (Fault fault : faults) {
            TimeUnit.MILLISECONDS.sleep(fault.after().toMillis());
            begun.add(
                    fault.part().equals(FaultPlan.FFMPEG)
                            ? hunter.inflict()
                            : supervisors.get(fault.part()).inflict(fault));
        }
        List<Fault> done = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            if (begun.get(i).get()) {
                done.add(faults.get(i));
            }
        }
        return done;
    }

    /** Ends these parts as a supervisor does. */
    public void end(Collection<String> parts) throws Exception {
        for (String part : parts) {
            supervisors.get(part).end();
        }
    }

    public List<String> badEnds() {
        return supervisors.values().stream()
                .flatMap(supervisor -> supervisor.badEnds().stream())
                .toList();
    }

    @Override
    public void close() {
        hunter.close();
        supervisors.values().forEach(Supervisor::close);
    }
}
