package dev.lull.common.ops;

import io.javalin.config.RoutesConfig;

/** Calls that a role answers beside the ones every process has. */
public interface Routes {

    void addTo(RoutesConfig routes);
}
