package dev.lull.bench.scaling;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.SettingsLoader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.TreeSet;

/** The two topics that convert workers take from, and what follows when something on them is done. */
final class Work {

    /** A film that has been planned. */
    static final class Planned {

        private final Film film;
        private int left;

        private Planned(Film film) {
            this.film = film;
            this.left = film.units();
        }
    }

    /**
     * Something for a unit loop.
     *
     * @param offset of its record
     * @param takes milliseconds
     */
    record Unit(Planned of, long offset, long takes, boolean assembly) {}

    /** How many records may be handed out from the oldest that is not done, unless somebody sets more. */
    private static final int WINDOW = new SettingsLoader().load().get(ConvertSettings.RECORD_LOCKS);

    private final Agenda agenda;
    private final UploadFleet uploads;
    private final Deque<Film> deferred = new ArrayDeque<>();
    private final Deque<Unit> units = new ArrayDeque<>();
    private final TreeSet<Long> open = new TreeSet<>();
    private long published;
    private int inHand;
    private int planning;
    private long done;
    private long films;
    private long lastFilmAt;

    Work(Agenda agenda, UploadFleet uploads) {
        this.agenda = agenda;
        this.uploads = uploads;
    }

    void defer(Film film) {
        deferred.add(film);
    }

    Optional<Film> takeFilm() {
        Optional<Film> film = Optional.ofNullable(deferred.poll());
        planning += film.isPresent() ? 1 : 0;
        return film;
    }

    void planned(Film film) {
        planning--;
        Planned planned = new Planned(film);
        for (int i = 0; i < film.segments(); i++) {
            units.add(publish(planned, film.segment(), false));
        }
        if (film.sound() > 0) {
            units.add(publish(planned, film.sound(), false));
        }
    }

    Optional<Unit> takeUnit() {
        Optional<Unit> unit = hasUnit() ? Optional.of(units.remove()) : Optional.empty();
        inHand += unit.isPresent() ? 1 : 0;
        return unit;
    }

    /** Whether this was the last unit of its film, so that the assembly is to be made. */
    boolean done(Unit unit) {
        open.remove(unit.offset());
        inHand--;
        done++;
        if (unit.assembly()) {
            films++;
            lastFilmAt = agenda.now();
            uploads.publishConverted(unit.of().film.upload());
            return false;
        }
        unit.of().left--;
        return unit.of().left == 0;
    }

    /** The assembly is in the hands of who made the last unit. */
    Unit assemblyAtOnce(Unit last) {
        inHand++;
        return assembly(last);
    }

    void assemblyLater(Unit last) {
        units.add(assembly(last));
    }

    private Unit assembly(Unit last) {
        return publish(last.of(), last.of().film.assembly(), true);
    }

    private Unit publish(Planned of, long takes, boolean assembly) {
        open.add(published);
        return new Unit(of, published++, takes, assembly);
    }

    boolean hasFilm() {
        return !deferred.isEmpty();
    }

    /** Whether the broker would hand one out. */
    boolean hasUnit() {
        return !units.isEmpty() && units.element().offset() - open.first() < WINDOW;
    }

    /** Waiting and in hand. */
    int units() {
        return units.size() + inHand;
    }

    /** What an autoscaler reads while the gate is open. */
    int backlog() {
        return deferred.size() + planning + units();
    }

    long unitsDone() {
        return done;
    }

    long lastFilmAt() {
        return lastFilmAt;
    }

    long filmsDone() {
        return films;
    }
}
