package dev.lull.convert.verify;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.Compatibility;
import dev.lull.common.probe.TargetProfile;
import dev.lull.common.probe.VideoStream;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.Timeline;
import dev.lull.convert.plan.Selection;
import java.util.Locale;
import java.util.Set;

/** Compares what was made with its source, packet by packet but without decoding: 0.1 s for a minute of video. */
public final class Verification {

    /** Damaged frames are left out by the decoder; with more than this share missing the file is not worth keeping. */
    private static final double TOLERATED_FRAMES = 0.01;

    /** VP8 and VP9 may keep frames that are never shown in packets of their own. */
    private static final double TOLERATED_HIDDEN_FRAMES = 0.2;

    private static final Set<String> HIDING_CODECS = Set.of("vp8", "vp9");

    /** A decoder may need some frames before it shows the first one. */
    private static final int TOLERATED_FIRST_FRAMES = 3;

    /** A stream's length is known to one packet, and encoders pad audio. */
    private static final double TOLERATED_SECONDS = 0.5;

    /** Formats whose clock may jump in the middle; ffmpeg straightens it, so lengths cannot be compared. */
    private static final Set<String> JUMPING_CLOCKS = Set.of("mpegts", "mpeg", "mpegvideo");

    private Verification() {}

    /**
     * Checks a whole-file conversion.
     *
     * @param frames that the source shows
     * @throws Failure.Permanent with the first thing found wrong
     */
    public static void check(
            MediaAnalysis source, long frames, Selection selection, MediaAnalysis made, TargetProfile target)
            throws Failure.Permanent {
        Compatibility verdict = Compatibility.of(made.facts(), target);
        if (!verdict.compatible()) {
            throw new Failure.Permanent("the converted file is not compatible: " + verdict.summary());
        }
        Timeline video = made.video().orElseThrow(() -> new Failure.Permanent("the converted file has no picture"));
        checkFrames(source, frames, video);
        if (!video.rising()) {
            throw new Failure.Permanent("the frames of the converted file are not in order");
        }
        checkCompanions(source, selection, made);
        if (!jumps(source)) {
            checkLength(source, video);
        }
        if (comparesTimes(source)) {
            new TrackTimes(source, made).check(selection);
        }
    }

    /** Whether every frame is known to be shown when it was. */
    static boolean samePictureTimes(MediaAnalysis source, MediaAnalysis made) {
        return comparesTimes(source)
                && source.index().disorder() == null
                && made.index().disorder() == null
                && times(source).match(times(made));
    }

    /** Whether all of a track that was copied is known to be heard when it was. */
    static boolean sameSoundTimes(MediaAnalysis source, AudioStream track, MediaAnalysis made, AudioStream copy) {
        Timeline original = source.timelines().get(track.index());
        Timeline copied = made.timelines().get(copy.index());
        return comparesTimes(source)
                && original != null
                && copied != null
                && new TrackTimes(source, made).same(original, copied);
    }

    /** Not where the source does not tell exactly when its picture is shown. */
    private static boolean comparesTimes(MediaAnalysis source) {
        return !jumps(source) && source.video().orElseThrow().exact();
    }

    private static boolean jumps(MediaAnalysis source) {
        return JUMPING_CLOCKS.contains(source.facts().format());
    }

    private static void checkCompanions(MediaAnalysis source, Selection selection, MediaAnalysis made)
            throws Failure.Permanent {
        if (source.audio().isPresent() && made.audio().isEmpty()) {
            throw new Failure.Permanent("the converted file has lost its sound");
        }
        long audio = selection.audio().stream()
                .map(kept -> source.timelines().get(kept.track().index()))
                .filter(timeline -> timeline != null && timeline.packets() > 0)
                .count();
        if (made.facts().audio().size() < audio) {
            throw new Failure.Permanent("has " + made.facts().audio().size() + " audio tracks instead of " + audio);
        }
        if (made.facts().chapters() == 0 && selection.chapters() > 0) {
            throw new Failure.Permanent(
                    "has " + made.facts().chapters() + " chapters instead of " + selection.chapters());
        }
    }

    /**
     * Checks a video that was joined from segments, of which more can be demanded than of one in one piece: segments
     * are only made of a stream whose every frame and its time is known.
     *
     * @throws Failure.Permanent with the first thing found wrong
     */
    public static void checkJoined(MediaAnalysis source, Selection selection, MediaAnalysis made, TargetProfile target)
            throws Failure.Permanent {
        check(source, packets(source), selection, made, target);
        times(source).check(times(made), "the converted film");
    }

    private static FrameTimes times(MediaAnalysis file) {
        return new FrameTimes(file.index().shown(), file.timeBase());
    }

    /** Whether a result has so few frames that they have to be accounted for. */
    static boolean lacksFrames(MediaAnalysis source, MediaAnalysis made) {
        long packets = packets(source);
        return made.video().map(Timeline::packets).orElse(0L) < fewest(source, packets);
    }

    /** Of its picture; each holds a frame, unless it says that the one before it stays. */
    static long packets(MediaAnalysis source) {
        return source.video().map(Timeline::packets).orElse(0L);
    }

    private static void checkFrames(MediaAnalysis source, long expected, Timeline video) throws Failure.Permanent {
        if (video.packets() > expected) {
            throw new Failure.Permanent("has " + video.packets() + " frames instead of " + expected
                    + ": some that the source does not show");
        }
        if (video.packets() == 0 || video.packets() < fewest(source, expected)) {
            throw new Failure.Permanent("only " + video.packets() + " of " + expected + " frames could be converted");
        }
    }

    private static double fewest(MediaAnalysis source, long expected) {
        // an interlaced frame may come as two packets, one for each field
        boolean fields =
                source.facts().mainVideo().filter(VideoStream::interlaced).isPresent();
        boolean hiding = source.facts()
                .mainVideo()
                .filter(stream -> HIDING_CODECS.contains(stream.codec()))
                .isPresent();
        double missing = hiding ? TOLERATED_HIDDEN_FRAMES : TOLERATED_FRAMES;
        return (fields ? expected / 2 : expected) * (1 - missing) - TOLERATED_FIRST_FRAMES;
    }

    private static void checkLength(MediaAnalysis source, Timeline video) throws Failure.Permanent {
        Timeline original = source.video().orElseThrow();
        if (original.length() == 0) {
            // a stream without a container has no times to compare
            return;
        }
        if (Math.abs(video.length() - original.length()) > TOLERATED_SECONDS) {
            throw new Failure.Permanent(String.format(
                    Locale.ROOT, "the picture lasts %.1f s instead of %.1f s", video.length(), original.length()));
        }
    }
}
