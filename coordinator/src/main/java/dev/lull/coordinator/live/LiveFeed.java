package dev.lull.coordinator.live;

import dev.lull.common.lifecycle.Service;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everybody who looks what is going on. It is read once a second for all of them, and only while somebody looks:
 * what that costs depends neither on how much happens nor on how many look.
 */
public final class LiveFeed implements Service {

    /** So many may look at once. */
    public static final int MOST_LISTENERS = 64;

    private static final Duration TICK = Duration.ofSeconds(1);

    /** Within half of what the server lets a connection say nothing. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);

    private final Supplier<LiveState> read;
    private final ScheduledExecutorService ticking = thread("live");
    /** Of its own: a ledger that is away may hold up the other one for longer than a connection may say nothing. */
    private final ScheduledExecutorService beating = thread("live-heartbeat");

    private final Executor soon;

    /** In the order in which they came; true for those that were told the whole state. */
    private final Map<LiveListener, Boolean> listeners = new LinkedHashMap<>();

    private boolean stopped;

    /** What was read last, while somebody looks; belongs to the thread that reads. */
    private @Nullable LiveState last;

    private Map<String, byte[]> told = Map.of();

    /** A feed that tells what this sampler reads. */
    public LiveFeed(LiveSampler sampler) {
        this.read = sampler::read;
        this.soon = ticking;
    }

    /** @param soon runs what is not to wait for the next tick; one after the other with the ticks */
    LiveFeed(Supplier<LiveState> read, Executor soon) {
        this.read = read;
        this.soon = soon;
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void start() {
        long tick = TICK.toMillis();
        long heartbeat = HEARTBEAT.toMillis();
        var unusedTicks = ticking.scheduleWithFixedDelay(() -> safely(this::tick), tick, tick, TimeUnit.MILLISECONDS);
        var unusedBeats = beating.scheduleAtFixedRate(this::beat, heartbeat, heartbeat, TimeUnit.MILLISECONDS);
    }

    /**
     * Tells a listener the whole state, and from then on each section whenever it changes.
     *
     * @return false when too many look already, or nothing is told any more
     */
    public synchronized boolean follow(LiveListener listener) {
        if (stopped || listeners.size() >= MOST_LISTENERS) {
            return false;
        }
        listeners.put(listener, false);
        soon.execute(() -> safely(this::welcome));
        return true;
    }

    /** It looks no longer. */
    public synchronized void leave(LiveListener listener) {
        listeners.remove(listener);
    }

    /** The first phase already: a page that looks for the next coordinator is of more use than one that waits. */
    @Override
    public void stopIntake() {
        List<LiveListener> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(listeners.keySet());
            listeners.clear();
        }
        all.forEach(LiveListener::end);
    }

    @Override
    public void close() {
        stopIntake();
        ticking.shutdownNow();
        beating.shutdownNow();
    }

    private static void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.warn("live feed not read, retrying: {}", e.toString());
        }
    }

    /** Reads for the first that looks; the others are told what was read for it. */
    private void welcome() {
        if (last == null) {
            tick();
        } else {
            tell(last, Map.of());
        }
    }

    /** Reads once, and tells all. */
    void tick() {
        if (isUnheard()) {
            last = null;
            told = Map.of();
            return;
        }
        LiveState state = read.get();
        Map<String, byte[]> sections = state.sections();
        Map<String, byte[]> changed = new LinkedHashMap<>(sections);
        changed.entrySet().removeIf(section -> Arrays.equals(section.getValue(), told.get(section.getKey())));
        last = state;
        told = sections;
        tell(state, changed);
    }

    private void tell(LiveState state, Map<String, byte[]> changed) {
        Map<LiveListener, Boolean> all = greeted();
        byte[] whole = all.containsValue(false) ? LiveEvent.of("state", state) : new byte[0];
        all.forEach((listener, knows) -> {
            if (knows) {
                changed.forEach(listener::tell);
            } else {
                listener.tell("state", whole);
            }
        });
    }

    void beat() {
        all().forEach(listener -> listener.tell("", LiveEvent.comment()));
    }

    private synchronized boolean isUnheard() {
        return listeners.isEmpty();
    }

    private synchronized List<LiveListener> all() {
        return List.copyOf(listeners.keySet());
    }

    /** All, and whether they were told the whole state; from now on they are taken to have been. */
    private synchronized Map<LiveListener, Boolean> greeted() {
        Map<LiveListener, Boolean> all = new LinkedHashMap<>(listeners);
        listeners.replaceAll((listener, knows) -> true);
        return all;
    }
}
