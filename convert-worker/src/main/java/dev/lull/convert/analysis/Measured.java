package dev.lull.convert.analysis;

import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what was measured in the place of what a container declares; headers are wrong more often than frames. */
final class Measured {

    private static final String DISORDER = "frames are not shown in the order of their timestamps";

    /** A frame that is shown longer is a still; recordings of screens are full of them. */
    private static final double STILL_SECONDS = 1;

    /** A second; interlaced pictures come at 25 or 29.97. */
    private static final double MOST_INTERLACED_FRAMES = 31;

    private Measured() {}

    /** The facts of a file with its films before its stills, by the number of their packets. */
    static MediaFacts picturesFirst(MediaFacts facts, Map<Integer, Timeline> timelines) {
        List<VideoStream> moving = facts.video().stream()
                .map(video -> video.withFrames(packets(video, timelines)))
                .sorted(Comparator.comparing(VideoStream::still))
                .toList();
        return facts.withVideo(moving);
    }

    /** Whether a look at its frames may find two fields in each where neither its container nor its codec says so. */
    static boolean mayBeFields(VideoStream video, Map<Integer, Timeline> timelines) {
        Timeline timeline = timelines.get(video.index());
        return video.fieldsUnknown()
                && timeline != null
                && timeline.packets() <= MOST_INTERLACED_FRAMES * timeline.length();
    }

    /** The analysis with the size, the fields, the rate and the order that its frames have. */
    static MediaAnalysis analysis(
            MediaFacts facts,
            Map<Integer, Timeline> timelines,
            FrameFacts beginning,
            FrameFacts keyframes,
            Optional<String> fieldOrder) {
        VideoStream video = facts.mainVideo().orElseThrow();
        Timeline timeline = decoded(timelines.get(video.index()), beginning, TimeBase.of(video.timeBase()));
        Map<Integer, Timeline> all = new HashMap<>(timelines);
        if (timeline != null) {
            all.put(video.index(), timeline);
        }
        VideoStream measured = video;
        if (timeline != null && timeline.packets() > 1 && timeline.length() > 0) {
            measured = measured.withFrameRate(Math.round(1000 * timeline.packets() / timeline.length()) + "/1000");
        }
        if (timeline != null && timeline.index().frames() > 0) {
            Timeline held = timeline.until(pictureEnd(facts, timelines, timeline, video));
            all.put(video.index(), held);
            double hold = held.end() - lastShown(timeline, video);
            measured = measured.withMarks(
                    video.marks().measured(keyframes.resized(), beginning.ordered(), hold > STILL_SECONDS ? hold : 0));
        }
        return new MediaAnalysis(replace(facts, sized(fielded(measured, keyframes, fieldOrder), keyframes)), all);
    }

    /**
     * As a decoder shows it: without packets at the beginning that need frames from before it, as where a broadcast or
     * a cut begins, and not trusted if frames come in another order than their times.
     */
    private static @Nullable Timeline decoded(@Nullable Timeline timeline, FrameFacts beginning, TimeBase clock) {
        if (timeline == null) {
            return null;
        }
        Long first = beginning.first();
        Timeline shown = first != null && timeline.index().trusted() ? timeline.from(first, clock) : timeline;
        return beginning.ordered() ? shown : shown.disordered(DISORDER);
    }

    /** Frames that say what they are, are asked; then the container is believed, and then what they show. */
    private static VideoStream fielded(VideoStream video, FrameFacts keyframes, Optional<String> seen) {
        if (keyframes.mostlyInterlaced()) {
            return video.interlaced() ? video : video.withFieldOrder(keyframes.fieldOrder());
        }
        Optional<String> order = video.interlaced() ? Optional.ofNullable(video.fieldOrder()) : seen;
        return order.map(video::withSilentFields).orElse(video);
    }

    /**
     * Where the picture ends. Of a film that stands still at times, most containers do not say how long its last frame
     * stands, and players show it to the end of the file.
     */
    private static double pictureEnd(
            MediaFacts facts, Map<Integer, Timeline> timelines, Timeline timeline, VideoStream video) {
        if (facts.format().startsWith("mov,") || !standsStill(timeline, video)) {
            return timeline.end();
        }
        double measured = new MediaAnalysis(facts, timelines).end();
        return Math.max(measured, facts.start() + facts.duration());
    }

    private static boolean standsStill(Timeline timeline, VideoStream video) {
        TimeBase clock = TimeBase.of(video.timeBase());
        return timeline.index().shown().gaps().anyMatch(gap -> clock.seconds(gap) > STILL_SECONDS);
    }

    private static double lastShown(Timeline timeline, VideoStream video) {
        return TimeBase.of(video.timeBase()).seconds(timeline.index().shown().last());
    }

    private static VideoStream sized(VideoStream video, FrameFacts frames) {
        FrameFacts.Size size = frames.size();
        // a decoder gives out what the container crops as well
        return size == null || video.marks().cropped() ? video : video.withSize(size.width(), size.height());
    }

    private static MediaFacts replace(MediaFacts facts, VideoStream measured) {
        return facts.withVideo(facts.video().stream()
                .map(video -> video.index() == measured.index() ? measured : video)
                .toList());
    }

    private static long packets(VideoStream video, Map<Integer, Timeline> timelines) {
        Timeline timeline = timelines.get(video.index());
        return timeline == null ? video.frames() : timeline.packets();
    }
}
