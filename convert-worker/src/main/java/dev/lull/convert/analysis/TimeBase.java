package dev.lull.convert.analysis;

/**
 * How long one tick of a stream's clock lasts: {@code numerator / denominator} seconds.
 *
 * @param numerator at least 1
 * @param denominator at least 1
 */
public record TimeBase(long numerator, long denominator) {

    public TimeBase {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("no time base: " + numerator + "/" + denominator);
        }
    }

    /** Reads {@code 1/90000}; throws {@link IllegalArgumentException} on anything else. */
    public static TimeBase of(String fraction) {
        String[] parts = fraction.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("no time base: " + fraction);
        }
        return new TimeBase(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    public double seconds(long ticks) {
        return (double) ticks * numerator / denominator;
    }

    /** The nearest number of ticks. */
    public long ticks(double seconds) {
        return Math.round(seconds * denominator / numerator);
    }
}
