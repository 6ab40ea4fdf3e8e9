package dev.lull.convert;

import java.util.ArrayList;
import java.util.List;

/** What some segments of a film took, from which the whole follows. */
final class EstimateSums {

    /** Also segments that are alike differ from the rest of a film by so much. */
    private static final double LEAST_MARGIN = 0.1;

    private static final int BYTES_PER_KILOBIT = 125;

    private final List<Made> made = new ArrayList<>();

    /** A segment that plays so long, what it took, and how large it is. */
    private record Made(double length, double seconds, long bytes) {}

    /** @param length how long it plays, in seconds */
    void add(double length, double seconds, long bytes) {
        made.add(new Made(Math.max(length, 0.001), seconds, bytes));
    }

    /**
     * For the whole film.
     *
     * @param length how long it plays, in seconds
     * @param audioKilobits a second, of all its sounds
     */
    ConversionEstimate of(double length, int audioKilobits) {
        double tried = made.stream().mapToDouble(Made::length).sum();
        double seconds = made.stream().mapToDouble(Made::seconds).sum() / tried;
        double bytes = made.stream().mapToDouble(Made::bytes).sum() / tried;
        double margin = LEAST_MARGIN;
        for (Made each : made) {
            margin = Math.max(margin, Math.abs(each.seconds() / each.length() / seconds - 1));
            margin = Math.max(margin, Math.abs(each.bytes() / each.length() / bytes - 1));
        }
        double sound = (double) audioKilobits * BYTES_PER_KILOBIT;
        return new ConversionEstimate(seconds * length, Math.round((bytes + sound) * length), margin);
    }
}
