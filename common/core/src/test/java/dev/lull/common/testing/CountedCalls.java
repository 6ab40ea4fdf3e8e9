package dev.lull.common.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Counts what is asked of a ledger or a queue: each call of one of its parts is a bounded number of round trips,
 * however many files it is about.
 */
public final class CountedCalls {

    private final Map<String, Integer> calls = new ConcurrentSkipListMap<>();

    /** The same as the target; calls of it, and of the parts that its methods without parameters hand out, count. */
    public <T> T of(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(target, arguments);
                        if (method.getParameterCount() == 0
                                && method.getReturnType().isInterface()) {
                            return part(method.getReturnType(), answer);
                        }
                        calls.merge(type.getSimpleName() + "." + method.getName(), 1, Integer::sum);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private <P> Object part(Class<P> type, Object answer) {
        return type.getName().startsWith("dev.lull.") ? of(type, type.cast(answer)) : answer;
    }

    /** By type and method, since the last {@link #clear}. */
    public Map<String, Integer> calls() {
        return Map.copyOf(calls);
    }

    /** All of them. */
    public int total() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }

    public void clear() {
        calls.clear();
    }
}
