package dev.lull.coordinator.web;

import dev.lull.common.ledger.Submission;
import java.util.List;

/** Accepts what a caller names; looking at the files goes on afterwards. */
@FunctionalInterface
public interface Submit {

    /**
     * The submission as it was noted.
     *
     * @param paths absolute paths or store URIs
     */
    Submission submit(List<String> paths);
}
