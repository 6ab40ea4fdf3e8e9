package dev.lull.standalone.output;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.Submission;
import dev.lull.common.task.MediaEvent;
import java.util.List;

/** Shows how the main job goes on. */
public interface Display extends AutoCloseable {

    /** Something happened; called by many threads, must return immediately. */
    void event(MediaEvent event);

    /**
     * How it stands; called a few times a second by one thread.
     *
     * @param running some of the conversions at work
     */
    void tick(Submission submission, List<Conversion> running);

    /** Nothing more is shown. */
    @Override
    void close();
}
