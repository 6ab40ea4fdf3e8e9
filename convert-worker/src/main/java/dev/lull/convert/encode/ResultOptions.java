package dev.lull.convert.encode;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.lull.common.probe.ExtraStream;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.plan.Selection;

/** What every result says of itself, whatever plan it is made by: tags, chapters, subtitles and how it is written. */
final class ResultOptions {

    private ResultOptions() {}

    /**
     * Adds them; picture and audio have been mapped before.
     *
     * @param original which input it is
     */
    static void apply(UrlOutput output, int original, MediaFacts facts, Selection selection) {
        // not -map_metadata's default, which leaves out creation_time
        output.addArguments("-map_metadata", Integer.toString(original));
        output.addArguments("-map_chapters", Integer.toString(selection.chapters() > 0 ? original : -1));
        output.addArguments(
                "-map_metadata:s:v:0", original + ":s:" + selection.video().index());
        for (int number = 0; number < selection.audio().size(); number++) {
            int index = selection.audio().get(number).track().index();
            output.addArguments("-map_metadata:s:a:" + number, original + ":s:" + index);
            output.addArguments("-disposition:a:" + number, number == 0 ? "default" : "0");
        }
        for (ExtraStream subtitle : selection.subtitles()) {
            output.addMap(original, Integer.toString(subtitle.index()));
        }
        if (!selection.subtitles().isEmpty()) {
            output.setCodec(StreamType.SUBTITLE, "mov_text");
        }
        output.addArguments("-movflags", apple(facts) ? "+faststart+use_metadata_tags" : "+faststart")
                // spherical marking
                .addArguments("-strict", "unofficial");
    }

    /** QuickTime's keys (make, model, place, Live Photo) have a box of their own, or else are dropped. */
    private static boolean apple(MediaFacts facts) {
        return facts.tags().keySet().stream().anyMatch(tag -> tag.startsWith("com.apple."));
    }
}
