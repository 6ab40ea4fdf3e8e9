package dev.lull.common.task;

/**
 * Work on one unit of a planned conversion.
 *
 * @param conversion the media id of the video
 */
public record UnitTask(String conversion, Unit unit, int attempt) implements Task {

    @Override
    public Topic topic() {
        return Topic.CONVERT_SEGMENTS;
    }

    @Override
    public String key() {
        return conversion;
    }
}
