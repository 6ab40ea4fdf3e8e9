package dev.lull.convert.plan;

import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.analysis.TimeBase;
import java.util.ArrayList;
import java.util.List;

/** Finds where a video can be cut into segments. */
final class Cuts {

    private Cuts() {}

    /**
     * Where segments of about the wanted length begin: at the first frame, then at the first keyframe that is far
     * enough from the cut before. The last segment is not shorter than half of the wanted length, unless there is no
     * keyframe before.
     *
     * @param length wanted, in seconds
     * @return in ticks; none when the video is too short for two segments
     */
    static List<Long> of(PacketIndex index, TimeBase timeBase, double length) {
        Ticks shown = index.shown();
        if (shown.isEmpty()) {
            return List.of();
        }
        long last = shown.last();
        long segment = timeBase.ticks(length);
        List<Long> cuts = new ArrayList<>(List.of(shown.get(0)));
        Ticks keyframes = index.keyframes();
        for (int i = 0; i < keyframes.size(); i++) {
            long keyframe = keyframes.get(i);
            long before = cuts.get(cuts.size() - 1);
            if (keyframe - before >= segment && last - keyframe >= segment / 2) {
                cuts.add(keyframe);
            }
        }
        return cuts.size() < 2 ? List.of() : cuts;
    }
}
