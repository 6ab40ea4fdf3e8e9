package dev.lull.common.task;

import dev.lull.common.media.MediaState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a file: it changed its state, or one unit of its conversion was finished.
 *
 * @param name the file's name below the target
 * @param unit the finished unit; null when the state changed
 * @param reason one line; null where the state says it all
 * @param by the process that did it
 */
public record MediaEvent(
        String media,
        String submission,
        String name,
        MediaState state,
        @Nullable Unit unit,
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
