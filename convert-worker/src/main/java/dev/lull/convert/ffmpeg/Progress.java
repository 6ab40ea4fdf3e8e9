package dev.lull.convert.ffmpeg;

/**
 * How far an ffmpeg is.
 *
 * @param seconds of the output's timeline written so far
 * @param frames written so far
 * @param bytes written so far
 */
public record Progress(double seconds, long frames, long bytes) {

    static final Progress NONE = new Progress(0, 0, 0);

    /** What ffmpeg does not know yet is the largest number there is, less where its output begins. */
    private static final long UNKNOWN = Long.MAX_VALUE / 2;

    /**
     * This progress after one more line of ffmpeg's {@code -progress} report; lines that say nothing here, and values
     * it does not know yet ({@code N/A}, or a number beyond all times), change nothing.
     */
    Progress after(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return this;
        }
        long value;
        try {
            value = Long.parseLong(line.substring(equals + 1).strip());
        } catch (NumberFormatException noNumber) {
            return this;
        }
        if (value > UNKNOWN) {
            return this;
        }
        return switch (line.substring(0, equals)) {
            case "out_time_us" -> new Progress(Math.max(seconds, value / 1e6), frames, bytes);
            case "frame" -> new Progress(seconds, value, bytes);
            case "total_size" -> new Progress(seconds, frames, value);
            default -> this;
        };
    }
}
