package dev.lull.bench.scaling;

import java.util.ArrayList;
import java.util.List;

/** The upload lag over time: what is published and not yet done. */
final class Waiting {

    /** A time in which something waited; the end does not belong to it. */
    record Span(long from, long to) {}

    private final Agenda agenda;
    private final List<Span> past = new ArrayList<>();
    private int waiting;
    private long since;

    Waiting(Agenda agenda) {
        this.agenda = agenda;
    }

    void more() {
        if (waiting == 0) {
            since = agenda.now();
        }
        waiting++;
    }

    void less() {
        waiting--;
        if (waiting == 0) {
            past.add(new Span(since, agenda.now()));
        }
    }

    /** Whether something waits now. */
    boolean any() {
        return waiting > 0;
    }

    /** Whether something waited at this moment, which is not later than now. */
    boolean at(long time) {
        if (waiting > 0 && time >= since) {
            return true;
        }
        for (int i = past.size() - 1; i >= 0 && past.get(i).to() > time; i--) {
            if (past.get(i).from() <= time) {
                return true;
            }
        }
        return false;
    }

    /** All times that are over. */
    List<Span> past() {
        return List.copyOf(past);
    }
}
