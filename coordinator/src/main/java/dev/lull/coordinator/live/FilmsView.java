package dev.lull.coordinator.live;

import dev.lull.common.media.MediaFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Films that are converted, or wait for it.
 *
 * @param total how many there are
 * @param shown the first of them: those a worker has planned, longest first, then those that wait
 */
public record FilmsView(long total, List<FilmView> shown) {

    /**
     * A film.
     *
     * @param name of its file
     * @param path of the original
     * @param status deferred, planning, converting or assembling
     * @param kind how it is converted; null until planned
     * @param durationSeconds how long it plays; null where that is not known
     * @param units how many make it up, its sound included; 0 until planned
     * @param strip a letter for each unit, in the order in which they play, the sound last: {@code .} pending,
     *     {@code r} running, {@code s} running but standing still, {@code d} done; of more than 400 each stands for
     *     several
     * @param progress 0 to 100
     * @param speed times as fast as it plays; null where that is not known
     * @param etaSeconds until it is converted if it goes on as it did in the last minutes; null where that cannot be
     *     told
     */
    public record FilmView(
            String id,
            String name,
            String path,
            String submission,
            String status,
            @Nullable String kind,
            @Nullable Double durationSeconds,
            int units,
            String strip,
            List<RunningView> running,
            double progress,
            @Nullable Double speed,
            @Nullable Long etaSeconds) {

        /** Of which nothing is planned yet. */
        static FilmView notBegun(MediaFile file, String status) {
            return new FilmView(
                    file.id(),
                    Workers.nameOf(file),
                    file.source(),
                    file.submission(),
                    status,
                    null,
                    null,
                    0,
                    "",
                    List.of(),
                    0,
                    null,
                    null);
        }
    }

    /**
     * A unit that is being worked on.
     *
     * @param cell its place in the strip, from 0; null for what puts the film together
     * @param fraction of it that is done, 0 to 1; null where that is not known
     * @param since when its worker took it; null where that is not known
     */
    public record RunningView(
            String unit,
            @Nullable Integer cell,
            String worker,
            @Nullable Double fraction,
            @Nullable Instant since) {}
}
