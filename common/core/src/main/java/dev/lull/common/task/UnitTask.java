package dev.lull.common.task;

/**
 * Work on one unit of a planned conversion.
 *
 * @param conversion the media id of the video
 * @param urgent whether it comes before the units of other conversions
 */
public record UnitTask(String conversion, Unit unit, boolean urgent, int attempt) implements ConvertWork {

    @Override
    public Topic topic() {
        return urgent ? Topic.CONVERT_URGENT : Topic.CONVERT_SEGMENTS;
    }
}
