package dev.lull.common.queue;

import java.util.List;
import java.util.stream.Stream;

/** When a {@link TaskLoop} may work. */
public interface Admission {

    /** Whether to wait for a task; asked several times a second, so an answer from a moment ago will do. */
    boolean mayPoll();

    /** Whether a task in hand may begin, or be tried again; without leave it stays in hand and waits. */
    boolean mayStart();

    /** Whether a task may wait in hand; without leave all that do not run are given back, and the queue is left. */
    default boolean mayKeep() {
        return true;
    }

    /** The last times in which it refused, those at the gate alone, oldest first. */
    default List<Refusal> refusals() {
        return List.of();
    }

    /** What this one and another one allow. */
    default Admission and(Admission other) {
        Admission one = this;
        return new Admission() {
            @Override
            public boolean mayPoll() {
                return one.mayPoll() && other.mayPoll();
            }

            @Override
            public boolean mayStart() {
                return one.mayStart() && other.mayStart();
            }

            @Override
            public boolean mayKeep() {
                return one.mayKeep() && other.mayKeep();
            }

            @Override
            public List<Refusal> refusals() {
                return Stream.concat(one.refusals().stream(), other.refusals().stream())
                        .toList();
            }
        };
    }

    /** For work that nothing holds back. */
    Admission ALWAYS = new Admission() {
        @Override
        public boolean mayPoll() {
            return true;
        }

        @Override
        public boolean mayStart() {
            return true;
        }
    };
}
