package dev.lull.bench.scaling;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Asks for the runnable backlog now and then, which is 0 while the gate is shut: more workers at once, fewer only when
 * fewer would have been enough for a while.
 */
final class Autoscaler {

    private record Wish(long at, int workers) {}

    private final Agenda agenda;
    private final Work work;
    private final Looks coordinator;
    private final ConvertFleet fleet;
    private final Cluster cluster;
    private final Scaling scaling;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private int wanted;

    Autoscaler(Agenda agenda, Work work, Looks coordinator, ConvertFleet fleet, Cluster cluster) {
        this.agenda = agenda;
        this.work = work;
        this.coordinator = coordinator;
        this.fleet = fleet;
        this.cluster = cluster;
        this.scaling = cluster.scaling();
        this.wanted = scaling.least();
    }

    void start() {
        fleet.employ(wanted);
        ask();
    }

    private void ask() {
        long now = agenda.now();
        int runnable = coordinator.open(now) ? work.backlog() : 0;
        int enough = (runnable + cluster.parallelUnits() - 1) / cluster.parallelUnits();
        wishes.add(new Wish(now, Math.max(scaling.least(), Math.min(enough, cluster.convertWorkers()))));
        while (wishes.peek().at() <= now - scaling.timeout()) {
            wishes.remove();
        }
        int most = wishes.stream().mapToInt(Wish::workers).max().orElse(scaling.least());
        if (most > wanted) {
            wanted = most;
            agenda.in(scaling.start(), () -> fleet.employ(Math.max(fleet.employed(), Math.min(most, wanted))));
        } else if (most < wanted) {
            wanted = most;
            fleet.employ(most);
        }
        agenda.in(scaling.poll(), this::ask);
    }
}
