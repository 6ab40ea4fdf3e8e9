package dev.lull.common.ops;

import io.javalin.config.RoutesConfig;
import java.util.List;

/** Calls that a role answers beside the ones every process has. */
public interface Routes {

    void addTo(RoutesConfig routes);

    /**
     * Paths at and below which bodies may be of any size. Calls to them have room of their own, so that none of them
     * holds up another call.
     */
    default List<String> uploads() {
        return List.of();
    }

    /**
     * Paths whose answers go on for as long as the caller takes them. They hold no thread, and take no room from other
     * calls; the route itself limits how many there are.
     */
    default List<String> streams() {
        return List.of();
    }
}
