package dev.lull.convert.plan;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.probe.ExtraStream;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.probe.VideoStream;
import java.util.List;
import java.util.Set;

/**
 * What of an original goes into its result: one picture, all audio that can be heard, all subtitles that are text, and
 * chapters. The same facts and settings always select the same.
 *
 * @param video the picture
 * @param audio the one to hear first, first
 * @param subtitles written anew as MP4 writes them
 * @param chapters how many
 */
public record Selection(VideoStream video, List<KeptAudio> audio, List<ExtraStream> subtitles, int chapters) {

    /** Of the last plan that is tried: a film is not given up for a broken second track. */
    static final Loss COMPANIONS =
            new Loss("further sound tracks, subtitles and chapters", "the film could not be converted with them");

    /** Discs have up to eight; each costs an encoder, and a hostile file has hundreds. */
    static final int MOST_AUDIO = 16;

    static final int MOST_SUBTITLES = 64;

    private static final Set<String> TEXT = Set.of("subrip", "srt", "ass", "ssa", "webvtt", "mov_text", "text");

    public Selection {
        audio = List.copyOf(audio);
        subtitles = List.copyOf(subtitles);
    }

    /** Of an original with a picture. */
    public static Selection of(MediaFacts facts, ConversionKind kind, TargetProfile target) {
        return new Selection(
                facts.mainVideo().orElseThrow(),
                facts.audio().stream()
                        .filter(track -> track.decodable())
                        .limit(MOST_AUDIO)
                        .map(track -> KeptAudio.of(track, kind, target))
                        .toList(),
                facts.extras().stream()
                        .filter(Selection::text)
                        .limit(MOST_SUBTITLES)
                        .toList(),
                facts.chapters());
    }

    /** What goes into the result of this plan. */
    public static Selection of(MediaFacts facts, ConversionPlan plan, TargetProfile target) {
        Selection all = of(facts, plan.kind(), target);
        return mainTracksOnly(plan) ? all.mainTracks() : all;
    }

    /** Whether this plan leaves out what comes beside the main tracks. */
    static boolean mainTracksOnly(ConversionPlan plan) {
        return plan.content().lost().contains(COMPANIONS);
    }

    /** Whether there is anything beside one picture and one sound. */
    boolean hasCompanions() {
        return audio.size() > 1 || !subtitles.isEmpty() || chapters > 0;
    }

    /** One picture and one sound. */
    Selection mainTracks() {
        return new Selection(video, audio.stream().limit(1).toList(), List.of(), 0);
    }

    static boolean text(ExtraStream extra) {
        return extra.kind().equals("subtitle") && TEXT.contains(extra.codec());
    }
}
