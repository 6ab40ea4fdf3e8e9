package dev.lull.common.task;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a file ended: what is left to tell of it when its state has expired. A file that was retried after its end has
 * one for each end.
 *
 * @param name the file's name below the target
 * @param state it ended in, a settled one
 * @param reason one line; null where the state says it all
 * @param result where it arrived: the target's own name for it; null for what did not
 * @param size bytes of the original; 0 when it was not read
 * @param resultSize bytes of what arrived; 0 for what did not
 * @param plan how it was converted; null when it was not
 * @param segments units that were made of it; 0 when it was not converted
 * @param retries units of it that were made again after a failure
 * @param lost what the result does not hold
 * @param ssim the lowest of its frames that were compared with the original; null when it was not converted
 * @param submittedAt when it was first noted
 * @param begunAt when its conversion began; null when it was not converted
 * @param convertedAt when its result was verified; null when it was not converted
 * @param at when it ended
 */
public record HistoryEntry(
        String media,
        String submission,
        String name,
        MediaKind kind,
        MediaState state,
        @Nullable String reason,
        @Nullable String result,
        long size,
        long resultSize,
        @Nullable ConversionKind plan,
        int segments,
        int retries,
        List<Loss> lost,
        @Nullable Double ssim,
        Instant submittedAt,
        @Nullable Instant begunAt,
        @Nullable Instant convertedAt,
        Instant at)
        implements Message {

    public HistoryEntry {
        lost = List.copyOf(lost);
    }

    /** Whether this is, in upper or lower case, a part of its name, or of the id of its submission. */
    public boolean isNamed(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).contains(wanted)
                || submission.toLowerCase(Locale.ROOT).contains(wanted);
    }

    @Override
    public Topic topic() {
        return Topic.HISTORY;
    }

    @Override
    public String key() {
        return media;
    }
}
