package dev.lull.convert.analysis;

import java.util.List;

/** Which frames of a video are decoded; unfiltered, as they are counted and ordered and not looked at. */
public enum FrameExtent {
    /** The first hundred or so: enough to see in which order they come. */
    BEGINNING("-skip_loop_filter all -read_intervals %+#120"),

    /** Those that can be decoded by themselves, a few thousand at most: where sizes change, they change there. */
    KEYFRAMES("-skip_loop_filter all -skip_frame nokey -read_intervals %+#200000"),

    ALL("-skip_loop_filter all");

    private final String arguments;

    FrameExtent(String arguments) {
        this.arguments = arguments;
    }

    /** For ffprobe. */
    List<String> arguments() {
        return List.of(arguments.split(" ", -1));
    }
}
