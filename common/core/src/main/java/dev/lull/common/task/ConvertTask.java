package dev.lull.common.task;

/**
 * Plan this conversion and publish its units; of one that is planned, those that are not done.
 *
 * @param conversion the media id of the video; a conversion has its video's id
 */
public record ConvertTask(String conversion, String submission, ConvertPriority priority, int attempt)
        implements ConvertWork {

    @Override
    public Topic topic() {
        return priority.topic();
    }
}
