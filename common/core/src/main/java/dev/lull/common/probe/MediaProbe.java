package dev.lull.common.probe;

import dev.lull.common.media.Failure;
import java.nio.file.Path;

/** Looks into a video. Used by several threads at once. */
@FunctionalInterface
public interface MediaProbe {

    /** The reason of a failure when the file is of a format that is known, and not on the list of those opened. */
    String NOT_OPENED = "a format that is not opened here";

    /**
     * What is in the file.
     *
     * @throws Failure.Permanent when there is no way into the file, with the prober's own words
     * @throws Failure.Transient when the prober does not answer or cannot be started
     */
    MediaFacts probe(Path file) throws Failure, InterruptedException;
}
