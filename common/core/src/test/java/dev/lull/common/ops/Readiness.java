package dev.lull.common.ops;

import java.util.List;
import java.util.Objects;

/** What keeps a process from being ready, for tests of other packages. */
public final class Readiness {

    private Readiness() {}

    /** The reasons, in words. */
    public static List<String> reasons(Health health) {
        return health.ready().checks().stream()
                .map(Health.Result::reason)
                .filter(Objects::nonNull)
                .toList();
    }
}
