package dev.lull.bench.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The convert workers. Work that is offered is taken by any of them, in an order that changes. */
final class ConvertFleet {

    private final Agenda agenda;
    private final Work work;
    private final SplittableRandom random;
    private final List<ConvertProcess> workers = new ArrayList<>();
    private final List<Long> begins = new ArrayList<>();
    private int employed;
    private long worked;
    private long employedTime;
    private long employedSince;

    ConvertFleet(Agenda agenda, Waiting waiting, Work work, Cluster cluster, SplittableRandom random) {
        this.agenda = agenda;
        this.work = work;
        this.random = random;
        // a running ffmpeg asks for looks that are half as old, and all of a process share them
        long interval = cluster.yield() == Cluster.Yield.SUSPEND ? cluster.look() / 2 : cluster.look();
        for (int i = 0; i < cluster.convertWorkers(); i++) {
            Looks looks = new Looks(waiting, interval, random.nextLong(interval));
            workers.add(new ConvertProcess(agenda, looks, work, this, cluster));
        }
    }

    /** So many workers may take work, the first ones. */
    void employ(int number) {
        employedTime += employed * (agenda.now() - employedSince);
        employedSince = agenda.now();
        employed = number;
        for (int i = 0; i < workers.size(); i++) {
            workers.get(i).employ(i < number);
        }
    }

    int employed() {
        return employed;
    }

    void offer() {
        int first = random.nextInt(workers.size());
        for (int i = 0; i < workers.size() && (work.hasUnit() || work.hasFilm()); i++) {
            workers.get((first + i) % workers.size()).takeUp();
        }
    }

    void begun() {
        begins.add(agenda.now());
    }

    void worked(long millis) {
        worked += millis;
    }

    /** When units were begun. */
    List<Long> begins() {
        return List.copyOf(begins);
    }

    /** Milliseconds of units that are done. */
    long worked() {
        return worked;
    }

    /** Milliseconds during which workers could have worked, of all of them together, until now. */
    long employedTime() {
        return employedTime + employed * (agenda.now() - employedSince);
    }
}
