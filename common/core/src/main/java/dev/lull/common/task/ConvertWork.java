package dev.lull.common.task;

import java.util.List;

/** What a convert worker does: it plans a conversion, or makes a unit of a planned one. */
public sealed interface ConvertWork extends Task permits ConvertTask, UnitTask {

    /** The media id of the video; a conversion has its video's id. */
    String conversion();

    @Override
    default String key() {
        return conversion();
    }

    @Override
    default List<String> media() {
        return List.of(conversion());
    }
}
