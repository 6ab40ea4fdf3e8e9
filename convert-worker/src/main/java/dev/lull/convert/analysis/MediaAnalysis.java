package dev.lull.convert.analysis;

import dev.lull.common.probe.MediaFacts;
import java.util.Map;
import java.util.Optional;

/**
 * A file with everything that can be known of it without decoding.
 *
 * @param timelines by stream index; a stream without packets has none
 */
public record MediaAnalysis(MediaFacts facts, Map<Integer, Timeline> timelines) {

    public MediaAnalysis {
        timelines = Map.copyOf(timelines);
    }

    /** Of the video that is converted. */
    public Optional<Timeline> video() {
        return facts.mainVideo().map(video -> timelines.get(video.index()));
    }

    /** When the frames of the video are shown; throws when there is no video. */
    public PacketIndex index() {
        return video().orElseThrow().index();
    }

    /** The unit of {@link #index}; throws when there is no video. */
    public TimeBase timeBase() {
        return TimeBase.of(facts.mainVideo().orElseThrow().timeBase());
    }

    /** Of the audio that is kept. */
    public Optional<Timeline> audio() {
        return facts.mainAudio().map(audio -> timelines.get(audio.index()));
    }

    /** Seconds at which the last packet ends, whatever stream that is of; 0 without packets. */
    public double end() {
        return timelines.values().stream()
                .filter(timeline -> timeline.packets() > 0)
                .mapToDouble(Timeline::end)
                .max()
                .orElse(0);
    }

    /** What its packet indexes take in memory. */
    long bytes() {
        return timelines.values().stream()
                .mapToLong(timeline -> timeline.index().bytes())
                .sum();
    }

    /** Seconds from the beginning of its timeline to its end. */
    public double length() {
        return Math.max(0, end() - facts.start());
    }
}
