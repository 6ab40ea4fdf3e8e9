package dev.lull.bench.chaos.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lull.bench.chaos.check.Probe;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.testing.TestFfmpeg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes a video to its end and compares it with what it was made of. */
final class VideoReader {

    private static final Pattern SSIM = Pattern.compile("SSIM .*All:([0-9.]+)");

    private final Ffmpeg ffmpeg = TestFfmpeg.get();
    private final ObjectMapper json = new ObjectMapper();

    Probe read(Path file, Path original) throws IOException, InterruptedException {
        Program probe = Program.run(
                ffmpeg,
                List.of(
                        ffmpeg.ffprobe().toString(),
                        "-v",
                        "error",
                        "-count_frames",
                        "-show_streams",
                        "-show_format",
                        "-of",
                        "json",
                        file.toString()));
        JsonNode root = json.readTree(probe.out());
        JsonNode video = json.createObjectNode();
        List<String> audio = new ArrayList<>();
        for (JsonNode stream : root.path("streams")) {
            if (stream.path("codec_type").asText().equals("video")) {
                video = stream;
            } else if (stream.path("codec_type").asText().equals("audio")) {
                audio.add(stream.path("codec_name").asText());
            }
        }
        return new Probe(
                root.path("format").path("format_name").asText(),
                video.path("codec_name").asText(),
                video.path("pix_fmt").asText(),
                String.join(" ", audio),
                video.path("nb_read_frames").asInt(),
                video.path("duration").asDouble(),
                audio.size(),
                likeness(file, original),
                probe.err().strip());
    }

    private double likeness(Path file, Path original) throws IOException, InterruptedException {
        Program comparison = Program.run(
                ffmpeg,
                List.of(
                        ffmpeg.ffmpeg().toString(),
                        "-nostdin",
                        "-v",
                        "info",
                        "-i",
                        file.toString(),
                        "-i",
                        original.toString(),
                        "-lavfi",
                        "[0:v]setpts=PTS-STARTPTS[a];[1:v]setpts=PTS-STARTPTS[b];[a][b]ssim",
                        "-f",
                        "null",
                        "-"));
        Matcher found = SSIM.matcher(comparison.err());
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }
}
