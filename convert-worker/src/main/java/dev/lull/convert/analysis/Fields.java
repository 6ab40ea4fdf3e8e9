package dev.lull.convert.analysis;

import java.util.List;
import java.util.Optional;

/**
 * Of which fields the frames of one sample of a video consist, by what they show.
 *
 * @param topFirst frames of two fields, the upper one first
 * @param bottomFirst frames of two fields, the lower one first
 * @param progressive frames of one moment
 * @param undetermined frames of which it cannot be told, as nothing moves
 */
record Fields(long topFirst, long bottomFirst, long progressive, long undetermined) {

    /** Fine patterns that move look like fields as well, but now of this order and now of that. */
    private static final double AGREEING = 0.9;

    /**
     * ffprobe's word for the order of the fields, if most samples agree on it and none on the other; empty for whole
     * frames, and where it cannot be told.
     */
    static Optional<String> order(List<Fields> samples) {
        long top = samples.stream().filter(Fields::topFields).count();
        long bottom = samples.stream().filter(Fields::bottomFields).count();
        if (2 * Math.max(top, bottom) <= samples.size() || Math.min(top, bottom) > 0) {
            return Optional.empty();
        }
        return Optional.of(top > 0 ? "tt" : "bb");
    }

    private boolean topFields() {
        return dominates(topFirst);
    }

    private boolean bottomFields() {
        return dominates(bottomFirst);
    }

    private boolean dominates(long frames) {
        long determined = topFirst + bottomFirst + progressive;
        return determined > undetermined && frames >= AGREEING * determined;
    }
}
