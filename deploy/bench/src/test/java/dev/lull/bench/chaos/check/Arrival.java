package dev.lull.bench.chaos.check;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in the target.
 *
 * @param name below the target
 * @param probe of a video that was converted; null for others
 */
public record Arrival(String name, String sha256, @Nullable Probe probe) {

    private static final Pattern NUMBER = Pattern.compile(" \\(\\d+\\)$");
    private static final Pattern PARTIAL = Pattern.compile("(^|/)\\.|\\.part$");

    /** The name without folder, extension, and the number that a taken name gets. */
    public String stem() {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return NUMBER.matcher(dot < 0 ? file : file.substring(0, dot)).replaceFirst("");
    }

    boolean isPartial() {
        return PARTIAL.matcher(name).find();
    }
}
