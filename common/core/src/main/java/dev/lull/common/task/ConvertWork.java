package dev.lull.common.task;

/** What a convert worker does: it plans a conversion, or makes a unit of a planned one. */
public sealed interface ConvertWork extends Task permits ConvertTask, UnitTask {

    /** The media id of the video; a conversion has its video's id. */
    String conversion();

    @Override
    default String key() {
        return conversion();
    }
}
