package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.AudioStream;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.KeptAudio;
import dev.lull.convert.plan.Selection;
import java.util.List;
import java.util.Locale;

/** Compares when each audio track begins and ends, against the picture, with its source. */
final class TrackTimes {

    /** How far sound may move against the picture; {@code ITU-R BT.1359}: 45 ms early is not noticed. */
    private static final double TOLERATED_OFFSET = 0.02;

    /** An encoder pads its last packet, and a gap at the end is not filled. */
    private static final double TOLERATED_END = 0.5;

    private final MediaAnalysis source;
    private final MediaAnalysis made;
    private final double moved;

    /**
     * The comparison of a result.
     *
     * @param source with a picture whose times are exact
     * @param made with a picture
     */
    TrackTimes(MediaAnalysis source, MediaAnalysis made) {
        this.source = source;
        this.made = made;
        this.moved = made.video().orElseThrow().start()
                - source.video().orElseThrow().start();
    }

    /**
     * Checks every track of the selection.
     *
     * @throws Failure.Permanent with the first that is missing or moved
     */
    void check(Selection selection) throws Failure.Permanent {
        List<AudioStream> tracks = made.facts().audio();
        for (int number = 0; number < selection.audio().size(); number++) {
            KeptAudio kept = selection.audio().get(number);
            Timeline original = source.timelines().get(kept.track().index());
            if (original == null || original.packets() == 0) {
                continue;
            }
            Timeline audio = number < tracks.size()
                    ? made.timelines().get(tracks.get(number).index())
                    : null;
            if (audio == null || audio.packets() == 0) {
                throw new Failure.Permanent("the converted file has lost its sound");
            }
            check(kept, original, audio);
        }
    }

    /** Whether a copied track has kept its place; between its ends packets that are in order stay where they are. */
    boolean same(Timeline original, Timeline copy) {
        return original.exact()
                && copy.exact()
                && original.rising()
                && copy.rising()
                && Math.abs(copy.start() - moved - original.start()) <= TOLERATED_OFFSET
                && Math.abs(copy.end() - moved - original.end()) <= TOLERATED_OFFSET;
    }

    /** Seconds from the beginning of the file to its picture. */
    private static double sinceBegin(MediaAnalysis file) {
        return file.video().orElseThrow().start() - file.facts().start();
    }

    private void check(KeptAudio kept, Timeline original, Timeline audio) throws Failure.Permanent {
        double start = audio.start() - moved - original.start();
        if (!kept.copied() && -start > TOLERATED_OFFSET) {
            // a late start is filled with silence where sound is encoded
            start = sinceBegin(source) - sinceBegin(made);
        }
        if (original.exact() && Math.abs(start) > TOLERATED_OFFSET) {
            throw new Failure.Permanent(
                    String.format(Locale.ROOT, "picture and sound moved apart by %.0f ms", -start * 1000));
        }
        double end = audio.end() - moved - original.end();
        if (Math.abs(end) > TOLERATED_END) {
            throw new Failure.Permanent(String.format(
                    Locale.ROOT,
                    "the sound ends %.1f s %s than it should",
                    Math.abs(end),
                    end < 0 ? "earlier" : "later"));
        }
    }
}
