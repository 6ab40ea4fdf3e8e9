package dev.lull.standalone.output;

import dev.lull.common.ledger.Submission;
import dev.lull.common.task.MediaEvent;
import dev.lull.coordinator.live.LiveState;
import java.util.List;
import java.util.function.Supplier;

/** Shows how the main job goes on. */
public interface Display extends AutoCloseable {

    /** What is still being started, in words; empty once all is. Called by one thread at a time. */
    void starting(List<String> parts);

    /** Something happened; called by many threads, must return immediately. */
    void event(MediaEvent event);

    /**
     * How it stands; called a few times a second by one thread.
     *
     * @param live reads what else goes on, with some round trips to the ledger
     */
    void tick(Submission submission, Supplier<LiveState> live);

    /** Nothing more is shown. */
    @Override
    void close();
}
