package dev.lull.convert.plan;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.ExtraStream;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import java.util.ArrayList;
import java.util.List;

/** What of an original will not be in its result, and why. */
final class PlannedLosses {

    private static final int MOST = 50;

    private static final String ONE_PICTURE = "a result has one picture";

    private PlannedLosses() {}

    static List<Loss> of(MediaFacts facts, ConversionKind kind, Selection selection, EncoderSettings settings) {
        List<Loss> lost = new ArrayList<>();
        if (kind == ConversionKind.NONE) {
            return lost;
        }
        if (kind.encodesVideo()) {
            lost.addAll(ofPicture(selection.video(), settings));
        }
        facts.video().stream()
                .skip(1)
                .forEach(other -> lost.add(new Loss(
                        (other.still() ? "still picture (" : "second picture (") + other.codec() + ")", ONE_PICTURE)));
        for (AudioStream track : facts.audio()) {
            if (!track.decodable()) {
                lost.add(new Loss(named(track), "it cannot be decoded"));
            }
        }
        long heard = facts.audio().stream().filter(AudioStream::decodable).count();
        if (heard > selection.audio().size()) {
            lost.add(new Loss(
                    heard - selection.audio().size() + " further sound tracks",
                    "a result has at most " + Selection.MOST_AUDIO));
        }
        for (KeptAudio audio : selection.audio()) {
            if (audio.mixedDown()) {
                lost.add(new Loss(
                        audio.track().channels() + " channels of " + named(audio.track()),
                        "mixed down to " + audio.channels()));
            }
        }
        facts.extras().forEach(extra -> lost.addAll(ofExtra(extra, selection)));
        return bounded(lost);
    }

    /** A file may have thousands of streams; a list is read by people. */
    private static List<Loss> bounded(List<Loss> lost) {
        if (lost.size() <= MOST) {
            return lost;
        }
        List<Loss> first = new ArrayList<>(lost.subList(0, MOST));
        first.add(new Loss(lost.size() - MOST + " further things", "there are too many to list"));
        return first;
    }

    private static List<Loss> ofPicture(VideoStream video, EncoderSettings settings) {
        List<Loss> lost = new ArrayList<>();
        FrameSize size = FrameSize.of(video, settings);
        if (size.smallerThan(video, settings)) {
            lost.add(new Loss(
                    "picture of " + video.width() + "x" + video.height(),
                    "encoded as " + size.width() + "x" + size.height() + ": H.264 level " + settings.level()
                            + " takes no more"));
        }
        if (video.transparent()) {
            lost.add(new Loss("transparency", "H.264 has none, the picture is shown on black"));
        }
        if (video.color().highDynamicRange()) {
            lost.add(new Loss("high dynamic range (" + video.color().transfer() + ")", "tone-mapped to BT.709"));
        }
        if (video.marks().dolbyVision() > 0) {
            lost.add(new Loss(
                    "Dolby Vision metadata (profile " + video.marks().dolbyVision() + ")", "the picture was encoded"));
        }
        return lost;
    }

    private static List<Loss> ofExtra(ExtraStream extra, Selection selection) {
        if (!extra.kind().equals("subtitle")) {
            return List.of(new Loss(extra.toString(), "it has no place in the result"));
        }
        if (!Selection.text(extra)) {
            return List.of(new Loss(extra.toString(), "MP4 cannot hold subtitles of this kind"));
        }
        if (!selection.subtitles().contains(extra)) {
            return List.of(new Loss(extra.toString(), "a result has at most " + Selection.MOST_SUBTITLES));
        }
        return extra.codec().startsWith("ass") || extra.codec().startsWith("ssa")
                ? List.of(new Loss("styles of " + extra, "MP4 subtitles are plain text"))
                : List.of();
    }

    private static String named(AudioStream track) {
        String language = track.label().language();
        return "sound track (" + track.codec() + (language == null ? "" : ", " + language) + ")";
    }
}
