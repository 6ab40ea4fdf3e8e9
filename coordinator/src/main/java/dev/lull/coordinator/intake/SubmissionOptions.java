package dev.lull.coordinator.intake;

import dev.lull.common.task.ConvertPriority;

/**
 * What may be asked for with a submission.
 *
 * @param again whether to send also what has arrived before
 * @param priority of the conversions of its videos
 */
public record SubmissionOptions(boolean again, ConvertPriority priority) {

    /** What a submission is like of which nothing was said. */
    public static final SubmissionOptions USUAL = new SubmissionOptions(false, ConvertPriority.NORMAL);
}
