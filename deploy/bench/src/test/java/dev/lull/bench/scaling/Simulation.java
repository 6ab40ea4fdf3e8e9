package dev.lull.bench.scaling;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Gate, queue and fleet by a clock of its own. Nothing fails and nothing takes time but what is given: no broker, no
 * Redis, no store stands in the way, so what comes out is the most that gate, partitions and slots allow.
 */
final class Simulation {

    private final Agenda agenda = new Agenda();
    private final Waiting waiting = new Waiting(agenda);
    private final Cluster cluster;
    private final UploadFleet uploads;
    private final Work work;
    private final ConvertFleet converts;
    private final Looks coordinator;
    private final List<Upload> ready;
    private final List<Film> films;
    private long looked;
    private long open;
    private long emptyAt = -1;

    private Simulation(Cluster cluster, List<Upload> ready, List<Film> films) {
        this.cluster = cluster;
        this.ready = ready;
        this.films = films;
        SplittableRandom random = new SplittableRandom(cluster.seed());
        this.uploads = new UploadFleet(agenda, waiting, cluster, random.split());
        this.work = new Work(agenda, uploads);
        this.converts = new ConvertFleet(agenda, waiting, work, cluster, random.split());
        this.coordinator = new Looks(waiting, cluster.look(), 0);
    }

    /** Until everything is dealt with, or the time is over. */
    static Outcome run(Cluster cluster, List<Upload> ready, List<Film> films, long longest) {
        return new Simulation(cluster, ready, films).run(longest);
    }

    private Outcome run(long longest) {
        ready.forEach(upload -> agenda.at(upload.at(), () -> uploads.publish(upload)));
        films.forEach(film -> agenda.at(film.at(), () -> {
            work.defer(film);
            converts.offer();
        }));
        if (cluster.scaling() == null) {
            converts.employ(cluster.convertWorkers());
        } else {
            new Autoscaler(agenda, work, coordinator, converts, cluster).start();
        }
        while (emptyAt < 0 && agenda.now() < longest) {
            agenda.runUntil(agenda.now() + cluster.look());
            looked++;
            open += coordinator.open(agenda.now()) ? 1 : 0;
            emptyAt = finished() ? uploads.lastDone() : -1;
        }
        return outcome();
    }

    private boolean finished() {
        return uploads.done() == ready.size() && uploads.convertedDone() == films.size();
    }

    private Outcome outcome() {
        double slots = (double) converts.employedTime() * cluster.parallelUnits();
        return new Outcome(
                emptyAt,
                work.lastFilmAt(),
                (double) open / looked,
                slots == 0 ? 0 : converts.worked() / slots,
                converts.employedTime(),
                work.unitsDone(),
                work.filmsDone(),
                uploads.convertedDone(),
                uploads.delays().stream().sorted().toList(),
                converts.begins(),
                waiting.past());
    }
}
