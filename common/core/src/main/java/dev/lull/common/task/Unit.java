package dev.lull.common.task;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The smallest piece of a conversion that one worker claims: a segment, the audio, or putting the pieces together.
 *
 * @param wireName its name in records and in the checkpoint: {@code segment:0007}, {@code audio}, {@code assemble}
 */
public record Unit(String wireName) {

    private static final String SEGMENT = "segment:";
    private static final Pattern NAME = Pattern.compile("segment:\\d{4,9}|audio|assemble");

    public static final Unit AUDIO = new Unit("audio");
    public static final Unit ASSEMBLE = new Unit("assemble");

    public Unit {
        if (!isName(wireName)) {
            throw new IllegalArgumentException("no such unit: " + wireName);
        }
    }

    /** Whether this is the name of a unit. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The segment with this number.
     *
     * @param number from 0
     */
    public static Unit segment(int number) {
        return new Unit(String.format(Locale.ROOT, "segment:%04d", number));
    }

    public boolean isSegment() {
        return wireName.startsWith(SEGMENT);
    }

    /** The number of a segment, from 0; throws {@link IllegalStateException} for any other unit. */
    public int segmentNumber() {
        if (!isSegment()) {
            throw new IllegalStateException(wireName + " is not a segment");
        }
        return Integer.parseInt(wireName.substring(SEGMENT.length()));
    }

    /** The name as part of a file name: {@code segment-0007}. */
    public String fileName() {
        return wireName.replace(':', '-');
    }

    @Override
    public String toString() {
        return wireName;
    }
}
