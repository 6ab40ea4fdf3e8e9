package dev.lull.bench.scaling;

import java.util.LinkedHashSet;
import java.util.Set;

/** One convert worker: a loop that plans, and loops that work on units, all at the same gate. */
final class ConvertProcess {

    /** Units that should wait for each loop before another film is planned by somebody. */
    private static final int AHEAD = 2;

    /** After that long without a unit a worker plans, whatever others have in hand. */
    private static final long IDLE = 2000;

    private final Agenda agenda;
    private final Looks looks;
    private final Work work;
    private final ConvertFleet fleet;
    private final Cluster cluster;
    private final Set<Run> runs = new LinkedHashSet<>();
    private boolean planning;
    private boolean watching;
    private boolean suspended;
    private boolean employed;
    private boolean growingIdle;
    private long lastChange;

    ConvertProcess(Agenda agenda, Looks looks, Work work, ConvertFleet fleet, Cluster cluster) {
        this.agenda = agenda;
        this.looks = looks;
        this.work = work;
        this.fleet = fleet;
        this.cluster = cluster;
    }

    /** One that is not employed ends what it has and takes nothing more. */
    void employ(boolean now) {
        employed = now;
        if (now) {
            takeUp();
        }
    }

    /** Takes what it may. While the gate keeps it from doing so, it looks again. */
    void takeUp() {
        if (suspended && looks.open(agenda.now())) {
            suspend(false);
        }
        boolean refused = false;
        while (wantsUnit() && !refused) {
            refused = !looks.mayBegin(agenda.now());
            if (!refused) {
                work.takeUnit().ifPresent(this::run);
            }
        }
        if (!refused && wantsFilm()) {
            refused = !looks.mayBegin(agenda.now());
            if (!refused) {
                work.takeFilm().ifPresent(this::plan);
            }
        }
        if (refused || mayHaveToYield()) {
            watch();
        }
        if (!growingIdle && mayGrowIdle()) {
            growingIdle = true;
            agenda.at(lastChange + IDLE, () -> {
                growingIdle = false;
                takeUp();
            });
        }
    }

    private boolean wantsUnit() {
        return employed && runs.size() < cluster.parallelUnits() && work.hasUnit();
    }

    private boolean wantsFilm() {
        return employed && !planning && work.hasFilm() && (runsShort() || idleSince(agenda.now() - IDLE));
    }

    private boolean runsShort() {
        return work.units() - runs.size() < AHEAD * cluster.parallelUnits();
    }

    private boolean idleSince(long time) {
        return runs.size() < cluster.parallelUnits() && lastChange <= time;
    }

    private boolean mayGrowIdle() {
        return employed && !planning && work.hasFilm() && idleSince(agenda.now()) && !idleSince(agenda.now() - IDLE);
    }

    private boolean mayHaveToYield() {
        return cluster.yield() == Cluster.Yield.SUSPEND && !runs.isEmpty();
    }

    private void watch() {
        if (!watching) {
            watching = true;
            agenda.at(looks.after(agenda.now()), () -> {
                watching = false;
                if (mayHaveToYield() && !suspended && !looks.open(agenda.now())) {
                    suspend(true);
                }
                takeUp();
            });
        }
    }

    private void plan(Film film) {
        planning = true;
        agenda.in(film.plan(), () -> {
            planning = false;
            work.planned(film);
            fleet.offer();
        });
    }

    private void run(Work.Unit unit) {
        Run run = new Run(unit);
        lastChange = agenda.now();
        runs.add(run);
        fleet.begun();
        run.goOn();
    }

    private void suspend(boolean now) {
        suspended = now;
        runs.forEach(now ? Run::stop : Run::goOn);
    }

    private void ended(Run run) {
        runs.remove(run);
        lastChange = agenda.now();
        fleet.worked(run.unit.takes());
        if (work.done(run.unit)) {
            if (looks.mayBegin(agenda.now())) {
                run(work.assemblyAtOnce(run.unit));
            } else {
                work.assemblyLater(run.unit);
            }
        }
        fleet.offer();
    }

    /** A unit in work; whoever stops it makes its end void. */
    private final class Run {

        private final Work.Unit unit;
        private long left;
        private long since;
        private int stops;

        private Run(Work.Unit unit) {
            this.unit = unit;
            this.left = unit.takes();
        }

        private void goOn() {
            since = agenda.now();
            int begun = stops;
            agenda.in(left, () -> {
                if (begun == stops) {
                    ended(this);
                }
            });
        }

        private void stop() {
            stops++;
            left -= agenda.now() - since;
        }
    }
}
