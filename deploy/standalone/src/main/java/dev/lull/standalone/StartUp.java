package dev.lull.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is being started, told whenever that changes. */
final class StartUp {

    private final Consumer<List<String>> told;
    private final List<String> parts = new ArrayList<>();

    /** @param told is called by one thread at a time */
    StartUp(Consumer<List<String>> told) {
        this.told = told;
    }

    /** A start that is told from now on until it is over, well or not. */
    <T> Supplier<T> of(String part, Supplier<T> start) {
        Runnable started = begins(part);
        return () -> {
            try {
                return start.get();
            } finally {
                started.run();
            }
        };
    }

    /** The same for one of several steps; what is returned is called when it is over. */
    synchronized Runnable begins(String part) {
        parts.add(part);
        tell();
        return () -> ends(part);
    }

    private synchronized void ends(String part) {
        parts.remove(part);
        tell();
    }

    private void tell() {
        told.accept(List.copyOf(parts));
    }
}
