package dev.lull.common.ledger;

import dev.lull.common.media.MediaState;
import dev.lull.common.task.ConvertPriority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was handed over together, and how far it is.
 *
 * @param paths what the caller named: absolute paths or store URIs
 * @param naming what its files are called; null where each path speaks for itself
 * @param target where the files go
 * @param again whether files go there although their content has arrived before
 * @param priority of the conversions of its videos
 * @param albums how many albums its images went out in; 0 until all its files had been looked at
 * @param position where the next walk begins
 * @param counts files by state; states without files are left out
 * @param walked when a walk of its paths last came to its end, of those after which another one was asked for: what was
 *     known by then has been published; null before
 * @param dispatched when all its files had been looked at and their records published; null before
 * @param cancelled when it was cancelled as a whole, after which no more files of it are taken in; null before
 * @param settled when the last file was settled; null before
 */
public record Submission(
        String id,
        List<String> paths,
        @Nullable Naming naming,
        String target,
        boolean again,
        ConvertPriority priority,
        int albums,
        WalkPosition position,
        Map<MediaState, Long> counts,
        Instant started,
        @Nullable Instant walked,
        @Nullable Instant dispatched,
        @Nullable Instant cancelled,
        @Nullable Instant settled) {

    public Submission {
        paths = List.copyOf(paths);
        counts = Map.copyOf(counts);
    }

    public long files() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Files that nothing more happens to. */
    public long settledFiles() {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().settled())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
