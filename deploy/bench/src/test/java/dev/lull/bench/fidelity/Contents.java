package dev.lull.bench.fidelity;

import dev.lull.common.probe.MediaFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What else a source holds and what of it its result holds, in words for the page: {@code 2 → 2}.
 *
 * @param starts seconds from the beginning of the file's timeline to the first frame and the first sound
 * @param order whether the result's frames are decoded in the order of their timestamps
 * @param loudness integrated, in LUFS
 */
record Contents(
        String audio, String subtitles, String chapters, String tags, String starts, String order, String loudness) {

    /** What a writer says of itself, and not of the film. */
    private static final Set<String> OF_THE_WRITER =
            Set.of("major_brand", "minor_version", "compatible_brands", "encoder", "software", "duration");

    private static final Pattern INTEGRATED = Pattern.compile("I:\\s+(-?[0-9.]+|-inf|nan) LUFS");

    static Contents of(Decoded source, Decoded made) throws IOException {
        MediaFacts before = source.facts();
        MediaFacts after = made.facts();
        Map<String, String> theirs = after.tags();
        List<String> tags = before.tags().keySet().stream()
                .filter(tag -> !OF_THE_WRITER.contains(tag.toLowerCase(Locale.ROOT)))
                .toList();
        long kept = tags.stream()
                .filter(tag -> theirs.keySet().stream().anyMatch(tag::equalsIgnoreCase))
                .count();
        return new Contents(
                before.audio().size() + " → " + after.audio().size(),
                subtitles(before) + " → " + subtitles(after),
                before.chapters() + " → " + after.chapters(),
                tags.size() + " → " + kept,
                starts(source) + " → " + starts(made),
                made.frames().rising() ? "kept" : "**lost**",
                loudness(source) + " → " + loudness(made));
    }

    private static long subtitles(MediaFacts facts) {
        return facts.extras().stream()
                .filter(extra -> extra.kind().equals("subtitle"))
                .count();
    }

    private static String starts(Decoded file) {
        List<String> starts = new ArrayList<>();
        starts.add(String.format(Locale.ROOT, "%.2f", file.pictureStart()));
        file.facts()
                .mainAudio()
                .ifPresent(audio -> starts.add(String.format(
                        Locale.ROOT, "%.2f", audio.start() - file.facts().start())));
        // no -0.00
        return String.join(", ", starts).replace("-0.00", "0.00");
    }

    private static String loudness(Decoded file) throws IOException {
        if (file.facts().mainAudio().isEmpty()) {
            return "none";
        }
        int stream = file.facts().mainAudio().get().index();
        Program measured = Program.ffmpeg(List.of(
                "-v", "info", "-i", "file:" + file.file(), "-map", "0:" + stream, "-af", "ebur128", "-f", "null", "-"));
        String last = "none";
        Matcher integrated = INTEGRATED.matcher(measured.complaints());
        while (integrated.find()) {
            last = integrated.group(1);
        }
        return last;
    }
}
