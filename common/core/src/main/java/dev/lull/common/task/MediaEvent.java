package dev.lull.common.task;

import dev.lull.common.media.MediaState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a file: it changed its state, or one unit of its conversion was begun, finished or failed.
 *
 * @param name the file's name below the target
 * @param unit of the conversion; null when the state changed
 * @param step what happened to the unit; null when the state changed
 * @param reason one line; null where the state says it all
 * @param by the process that did it
 */
public record MediaEvent(
        String media,
        String submission,
        String name,
        MediaState state,
        @Nullable Unit unit,
        @Nullable UnitStep step,
        @Nullable String reason,
        String by,
        Instant at)
        implements Message {

    @Override
    public Topic topic() {
        return Topic.EVENTS;
    }

    @Override
    public String key() {
        return media;
    }
}
