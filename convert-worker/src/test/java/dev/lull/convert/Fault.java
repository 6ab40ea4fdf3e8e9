package dev.lull.convert;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Breaks one call to a part, as a crash or a lost connection at that moment would. */
final class Fault {

    private final AtomicInteger callsUntil;
    private final boolean done;
    private final Supplier<? extends RuntimeException> error;

    private Fault(int call, boolean done, Supplier<? extends RuntimeException> error) {
        this.callsUntil = new AtomicInteger(call);
        this.done = done;
        this.error = error;
    }

    /** The call, counted from 1, does nothing and fails. */
    static Fault before(int call, Supplier<? extends RuntimeException> error) {
        return new Fault(call, false, error);
    }

    /** The call, counted from 1, does its work, but the caller does not learn of it. */
    static Fault after(int call, Supplier<? extends RuntimeException> error) {
        return new Fault(call, true, error);
    }

    boolean happened() {
        return callsUntil.get() <= 0;
    }

    /** The part, with this fault in the calls of these methods. */
    <T> T in(Class<T> port, T part, Set<String> methods) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    boolean now = methods.contains(method.getName()) && callsUntil.decrementAndGet() == 0;
                    if (now && !done) {
                        throw error.get();
                    }
                    try {
                        Object result = method.invoke(part, arguments);
                        if (now) {
                            throw error.get();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** The whole, with one of its parts replaced. */
    static <W> W replacing(Class<W> port, W whole, String getter, Object part) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (method.getName().equals(getter)) {
                        return part;
                    }
                    try {
                        return method.invoke(whole, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
