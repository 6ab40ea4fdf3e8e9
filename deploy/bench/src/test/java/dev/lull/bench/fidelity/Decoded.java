package dev.lull.bench.fidelity;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.FfprobeMediaProbe;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.VideoStream;
import dev.lull.common.testing.TestFfmpeg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The picture and the sound of a video, decoded.
 *
 * @param frames at least one
 * @param sound null when there is none, or nothing in it
 */
record Decoded(
        Path file,
        MediaFacts facts,
        VideoStream video,
        Frames frames,
        @Nullable Sound sound) {

    /** Headers round, and sound may end a little before the picture. */
    private static final double SHORT_SECONDS = 1;

    /** Decodes the file; empty when there is no picture in it that moves. */
    static Optional<Decoded> of(Path file) throws IOException, InterruptedException {
        MediaFacts facts;
        try {
            facts = new FfprobeMediaProbe(TestFfmpeg.get()).probe(file);
        } catch (Failure noMedia) {
            return Optional.empty();
        }
        if (facts.mainVideo().isEmpty()) {
            return Optional.empty();
        }
        VideoStream video = facts.mainVideo().get();
        Frames frames = Frames.of(file, video.index());
        if (frames.count() == 0) {
            return Optional.empty();
        }
        Sound sound = null;
        if (facts.mainAudio().isPresent()) {
            AudioStream audio = facts.mainAudio().get();
            sound = Sound.of(file, audio.index());
        }
        return Optional.of(new Decoded(file, facts, video, frames, sound == null || sound.empty() ? null : sound));
    }

    /** Seconds from the beginning of the file's timeline to its first frame. */
    double pictureStart() {
        return frames.start() - facts.start();
    }

    /**
     * Why exactness cannot be asked for; null for a whole file with sane timestamps that decodes without a complaint.
     */
    @Nullable
    String trouble() throws IOException {
        if (facts.truncated() != null) {
            return facts.truncated();
        }
        List<String> times = Program.ffprobe(List.of(
                        "-select_streams",
                        Integer.toString(video.index()),
                        "-show_entries",
                        "packet=pts",
                        "file:" + file))
                .lines();
        if (times.stream().anyMatch(time -> time.startsWith("N/A"))) {
            return "packets without a timestamp";
        }
        if (!frames.rising()) {
            return "timestamps go backwards";
        }
        if (!frames.oneSize()) {
            return "the size of the picture changes";
        }
        double reached = Math.max(frames.length(), sound == null ? 0 : sound.seconds());
        if (facts.duration() - reached - Math.max(0, pictureStart()) > SHORT_SECONDS) {
            return String.format(Locale.ROOT, "%.1f s of %.1f s declared", reached, facts.duration());
        }
        return damage();
    }

    /** What the decoder said of the picture; the parsers of sound speak up as well, and do not matter here. */
    private @Nullable String damage() {
        String sound = facts.mainAudio().map(AudioStream::codec).orElse("no sound");
        return frames.complaints()
                .lines()
                .filter(line -> !line.startsWith("[" + sound + " @"))
                .findFirst()
                .map(line -> "damaged: " + line.replaceFirst(" @ 0x\\w+", ""))
                .orElse(null);
    }
}
