package dev.lull.common.task;

/**
 * Plan this conversion and publish its units.
 *
 * @param conversion the media id of the video; a conversion has its video's id
 */
public record ConvertTask(String conversion, String submission, int attempt) implements Task {

    @Override
    public Topic topic() {
        return Topic.CONVERT_DEFERRED;
    }

    @Override
    public String key() {
        return conversion;
    }
}
