package dev.lull.standalone.progress;

/** An estimate, no more exact than it is: {@code ~40 s}, {@code ~3 min}, {@code ~2 h 10 min}, {@code ~3 days}. */
final class TimeLeft {

    private static final long TEN_SECONDS = 10;
    private static final long MINUTE = 60;
    private static final long TEN_MINUTES = 10 * MINUTE;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private TimeLeft() {}

    static String of(long seconds) {
        if (seconds < MINUTE) {
            return "~" + Math.max(1, rounded(seconds, TEN_SECONDS)) * TEN_SECONDS + " s";
        }
        if (seconds < HOUR) {
            return "~" + rounded(seconds, MINUTE) + " min";
        }
        if (seconds < 2 * DAY) {
            long tens = rounded(seconds, TEN_MINUTES);
            return "~" + tens / 6 + " h" + (tens % 6 == 0 ? "" : " " + tens % 6 + "0 min");
        }
        return "~" + rounded(seconds, DAY) + " days";
    }

    private static long rounded(long seconds, long unit) {
        return (seconds + unit / 2) / unit;
    }
}
