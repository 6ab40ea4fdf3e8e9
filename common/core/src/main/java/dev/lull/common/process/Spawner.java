package dev.lull.common.process;

import dev.lull.common.posix.NetworkBan;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * A thread that starts programs and never ends: the kernel ends a child with the thread that spawned it, and a child
 * inherits what its thread is banned from.
 */
final class Spawner {

    static final Spawner FREE = new Spawner("child-spawner", () -> true);

    /** Its children reach no host and no other process, if {@link #works()}. */
    static final Spawner OFFLINE = new Spawner("offline-child-spawner", NetworkBan::imposeOnThisThread);

    private final ExecutorService thread;
    private final Future<Boolean> prepared;

    private Spawner(String name, BooleanSupplier preparation) {
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread daemon = new Thread(task, name);
            daemon.setDaemon(true);
            return daemon;
        });
        this.prepared = thread.submit(preparation::getAsBoolean);
    }

    /** Whether its thread is what it is to be. */
    boolean works() {
        try {
            return prepared.get();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Process start(ProcessBuilder builder) throws IOException {
        try {
            return thread.submit(builder::start).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cannotStart) {
                throw cannotStart;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + builder.command(), e);
        }
    }
}
