package dev.lull.bench.chaos.fault;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one process running, as a supervisor of services does, and does faults to it, one after another. An end that it
 * did not bring about is a bad one.
 */
final class Supervisor implements AutoCloseable {

    private static final int ENDED_WELL = 0;
    private static final int ENDED_BY_TERM = 143;
    private static final long LOOK_EVERY = 500;

    private final Part part;
    private final Timeline timeline;
    private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<String> badEnds = new ConcurrentLinkedQueue<>();
    private boolean wanted = true;

    Supervisor(Part part, Timeline timeline) {
        this.part = part;
        this.timeline = timeline;
        var unused = hand.scheduleWithFixedDelay(this::look, LOOK_EVERY, LOOK_EVERY, TimeUnit.MILLISECONDS);
    }

    /** Does the fault once those before it are over. */
    Future<Boolean> inflict(Fault fault) {
        return hand.submit(() -> {
            apply(fault);
            return true;
        });
    }

    private void look() {
        if (wanted && !part.isAlive()) {
            bad("ended by itself");
            part.start();
        }
    }

    private void apply(Fault fault) throws InterruptedException {
        timeline.note("fault " + fault.kind() + " " + part.name() + " for "
                + fault.lasts().toMillis() + " ms");
        switch (fault.kind()) {
            case KILL -> part.kill();
            case TERM -> terminate();
            case STOP -> part.suspend();
        }
        TimeUnit.MILLISECONDS.sleep(fault.lasts().toMillis());
        if (fault.kind() == FaultKind.STOP) {
            part.resume();
        } else {
            part.start();
        }
        timeline.note("healed " + part.name());
    }

    private void terminate() throws InterruptedException {
        OptionalInt status = part.terminate();
        if (status.isEmpty()) {
            bad("did not end when told to");
        } else if (status.getAsInt() != ENDED_WELL && status.getAsInt() != ENDED_BY_TERM) {
            bad("ended with status " + status.getAsInt() + " when told to");
        }
    }

    private void bad(String what) {
        String line = part.name() + " " + what;
        timeline.note(line);
        badEnds.add(line);
    }

    /** Tells it to end, once all faults are over, and waits. */
    void end() throws Exception {
        hand.submit(() -> {
                    wanted = false;
                    terminate();
                    return null;
                })
                .get();
    }

    List<String> badEnds() {
        return List.copyOf(badEnds);
    }

    /** Kills it, whatever it does. */
    @Override
    public void close() {
        hand.shutdownNow();
        part.kill();
    }
}
