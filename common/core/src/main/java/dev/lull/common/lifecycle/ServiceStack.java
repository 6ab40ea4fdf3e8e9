package dev.lull.common.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything a process started. {@link #close()} first stops the intake of all services, newest first, and then closes
 * them, newest first. One that fails to close does not keep the others from closing.
 */
public final class ServiceStack implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServiceStack.class);

    private final Deque<Service> started = new ArrayDeque<>();
    private boolean closed;

    /** Starts the service; one that fails to start is closed with the others. */
    public synchronized <S extends Service> S start(S service) {
        if (closed) {
            throw new IllegalStateException("already closed");
        }
        started.push(service);
        service.start();
        return service;
    }

    /** Remembers something that needs closing and has no phases of its own. */
    public synchronized <C extends AutoCloseable> C closing(C resource) {
        start(new Service() {
            @Override
            public void close() {
                closeQuietly(resource);
            }
        });
        return resource;
    }

    /** First phase alone: no service takes new work any more. */
    public synchronized void stopIntake() {
        for (Service service : started) {
            try {
                service.stopIntake();
            } catch (RuntimeException e) {
                log.warn("intake stop failed: {}: {}", service, e.toString());
            }
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        stopIntake();
        closed = true;
        while (!started.isEmpty()) {
            closeQuietly(started.pop());
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.warn("resource close failed: {}: {}", resource, e.toString());
        }
    }
}
