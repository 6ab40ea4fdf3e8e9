package dev.lull.common.testing;

import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Small real media in a directory, made by ffmpeg when asked for. Pictures move and count, sound is a tone, so that a
 * frame too few or a shift can be measured.
 *
 * <pre>{@code
 * SampleMedia media = SampleMedia.in(directory);
 * Path photo = media.jpeg("a.jpg");
 * Path film = media.hevcMkv("holiday/film.mkv", 3);
 * }</pre>
 */
public final class SampleMedia {

    private static final String SIZE = "160x120";

    private final Path directory;
    private final Ffmpeg ffmpeg;

    private SampleMedia(Path directory, Ffmpeg ffmpeg) {
        this.directory = directory;
        this.ffmpeg = ffmpeg;
    }

    public static SampleMedia in(Path directory) {
        return new SampleMedia(directory, TestFfmpeg.get());
    }

    public Path jpeg(String name) {
        return picture(name, "-f", "image2", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p");
    }

    public Path png(String name) {
        return picture(name, "-f", "image2", "-c:v", "png");
    }

    /** What every player and messenger takes: H.264 and AAC in MP4, index first. */
    public Path h264Mp4(String name, double seconds) {
        return film(name, seconds, "mp4", h264(), aac(), "-movflags", "+faststart");
    }

    /** As {@link #h264Mp4} but with the index at the end. */
    public Path h264Mp4WithoutFaststart(String name, double seconds) {
        return film(name, seconds, "mp4", h264(), aac());
    }

    /** Streams that may stay as they are in a container that may not. */
    public Path h264Mkv(String name, double seconds) {
        return film(name, seconds, "matroska", h264(), aac());
    }

    public Path h264Mov(String name, double seconds) {
        return film(name, seconds, "mov", h264(), List.of("-c:a", "pcm_s16le"));
    }

    public Path h264Ts(String name, double seconds) {
        return film(name, seconds, "mpegts", h264(), aac());
    }

    public Path hevcMkv(String name, double seconds) {
        List<String> hevc =
                List.of("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=25");
        return film(name, seconds, "matroska", hevc, List.of("-c:a", "ac3"));
    }

    public Path vp9Webm(String name, double seconds) {
        List<String> vp9 = List.of("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "25");
        return film(name, seconds, "webm", vp9, List.of("-c:a", "libopus"));
    }

    public Path mpeg4Avi(String name, double seconds) {
        return film(name, seconds, "avi", List.of("-c:v", "mpeg4", "-g", "25"), List.of("-c:a", "libmp3lame"));
    }

    /**
     * Streams that MP4 players do not take, with a keyframe each second, so that it can be cut at all of them. Films of
     * equal length differ if their names do in length: in the sound.
     *
     * @param size as in {@code 320x180}
     */
    public Path mpeg4Mkv(String name, String size, int seconds) {
        List<String> arguments = new ArrayList<>(input("testsrc2=s=" + size + ":r=25:d=" + seconds));
        arguments.addAll(input("sine=d=" + seconds + ":f=" + (300 + name.length())));
        arguments.addAll(List.of("-c:v", "mpeg4", "-g", "25", "-c:a", "libopus"));
        return run(name, arguments);
    }

    public Path wmv(String name, double seconds) {
        return film(name, seconds, "asf", List.of("-c:v", "wmv2", "-g", "25"), List.of("-c:a", "wmav2"));
    }

    /** The same file up to so many bytes. */
    public Path truncated(Path whole, String name, long bytes) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, Arrays.copyOf(Files.readAllBytes(whole), Math.toIntExact(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whatever else ffmpeg can make.
     *
     * @param arguments the inputs and options before the file
     */
    public Path make(String name, String... arguments) {
        return run(name, List.of(arguments));
    }

    /** The SSIM of each frame of the one against that of the other, for as long as both have frames. */
    public List<Double> alikeness(Path made, Path original) throws IOException {
        Path file = Files.createTempFile(directory, "ssim-", ".txt");
        ProgramOutput.of(
                List.of(
                        ffmpeg.ffmpeg().toString(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-i",
                        "file:" + made,
                        "-i",
                        "file:" + original,
                        "-lavfi",
                        "[0:v][1:v]ssim=shortest=1:stats_file=" + file,
                        "-f",
                        "null",
                        "-"),
                ffmpeg.environment());
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst(".*All:(\\S+) .*", "$1"))
                .map(Double::valueOf)
                .toList();
    }

    private static List<String> h264() {
        return List.of(
                "-c:v", "libx264", "-preset", "ultrafast", "-profile:v", "main", "-pix_fmt", "yuv420p", "-g", "25");
    }

    private static List<String> aac() {
        return List.of("-c:a", "aac", "-b:a", "64k");
    }

    private Path picture(String name, String... options) {
        List<String> arguments = new ArrayList<>(input("testsrc2=size=" + SIZE + ":rate=1"));
        arguments.addAll(List.of("-frames:v", "1", "-update", "1"));
        arguments.addAll(List.of(options));
        return run(name, arguments);
    }

    private Path film(
            String name, double seconds, String format, List<String> video, List<String> audio, String... options) {
        List<String> arguments = new ArrayList<>(input("testsrc2=size=" + SIZE + ":rate=25:duration=" + seconds));
        arguments.addAll(input("sine=frequency=440:sample_rate=44100:duration=" + seconds));
        arguments.addAll(video);
        arguments.addAll(audio);
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("-f", format));
        return run(name, arguments);
    }

    private static List<String> input(String source) {
        return List.of("-f", "lavfi", "-i", source);
    }

    /** The name goes through the file protocol: it may begin with a dash or hold a colon. */
    private Path run(String name, List<String> arguments) {
        Path file = directory.resolve(name);
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(arguments);
        command.add("file:" + file);
        try {
            Files.createDirectories(file.getParent());
            ProgramOutput.of(command, ffmpeg.environment());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + name + ": " + e.getMessage(), e);
        }
        return file;
    }
}
