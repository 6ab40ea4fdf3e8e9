package dev.lull.convert.job;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.media.MediaFile;

/**
 * What a task is about, as the ledger knows it.
 *
 * @param media the video
 * @param conversion its conversion, which has the same id
 */
public record ConversionJob(MediaFile media, Conversion conversion) {

    public String id() {
        return conversion.id();
    }

    /** For the log: {@code holiday/film.mkv (8c1f…)}. */
    @Override
    public String toString() {
        return media.name() + " (" + id() + ")";
    }
}
