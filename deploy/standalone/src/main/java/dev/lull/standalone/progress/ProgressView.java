package dev.lull.standalone.progress;

import dev.lull.coordinator.live.LiveState;
import dev.lull.coordinator.web.SubmissionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is to know of Lull at a moment.
 *
 * @param starting what is being started; empty once all is
 * @param jobs what was handed over and is not settled
 * @param live null where nothing was told yet
 */
public record ProgressView(
        Instant at,
        List<String> starting,
        List<Job> jobs,
        @Nullable LiveState live) {

    public ProgressView {
        starting = List.copyOf(starting);
        jobs = List.copyOf(jobs);
    }

    /**
     * What was handed over together.
     *
     * @param label how it is called on the screen
     */
    public record Job(String label, SubmissionView submission) {}

    public static ProgressView starting(Instant at, List<String> parts) {
        return new ProgressView(at, parts, List.of(), null);
    }

    public static ProgressView running(Instant at, List<Job> jobs, @Nullable LiveState live) {
        return new ProgressView(at, List.of(), jobs, live);
    }
}
