package dev.lull.convert.analysis;

import java.util.List;

/** Which frames of a video are decoded. */
public enum FrameExtent {
    /** The first hundred or so: enough to see in which order they come. */
    BEGINNING("-read_intervals %+#120"),

    /** Those that can be decoded by themselves, a few thousand at most: where sizes change, they change there. */
    KEYFRAMES("-skip_frame nokey -read_intervals %+#200000"),

    ALL("");

    private final String arguments;

    FrameExtent(String arguments) {
        this.arguments = arguments;
    }

    /** For ffprobe. */
    List<String> arguments() {
        return arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));
    }
}
