package dev.lull.convert.analysis;

import java.util.List;

/** Which frames of a video are decoded; unfiltered, as they are counted and ordered and not looked at. */
public enum FrameExtent {
    /** The first hundred or so: enough to see in which order they come. */
    BEGINNING("-skip_loop_filter all -read_intervals %+#" + FrameExtent.OF_A_BEGINNING),

    /** Those that can be decoded by themselves, a few thousand at most: where sizes change, they change there. */
    KEYFRAMES("-skip_loop_filter all -skip_frame nokey -read_intervals %+#200000"),

    ALL("-skip_loop_filter all");

    /** Packets of the video. */
    static final int OF_A_BEGINNING = 120;

    private final String arguments;

    FrameExtent(String arguments) {
        this.arguments = arguments;
    }

    /** For ffprobe. */
    List<String> arguments() {
        return List.of(arguments.split(" ", -1));
    }
}
