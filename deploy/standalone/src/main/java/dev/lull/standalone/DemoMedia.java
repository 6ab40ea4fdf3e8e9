package dev.lull.standalone;

import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import dev.lull.common.store.FolderDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A small holiday: photos in folders, films that may go as they are, and films that may not. */
final class DemoMedia {

    private static final String SIZE = "320x180";
    private static final List<String> H264 =
            List.of("-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "50");
    private static final List<String> HEVC =
            List.of("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-pix_fmt", "yuv420p");
    private static final List<String> VP8 = List.of("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8");
    private static final List<String> AAC = List.of("-c:a", "aac", "-b:a", "96k");

    /** What it takes to make each film: its length in seconds, and the codecs; the container follows from the name. */
    private static final List<Film> FILMS = List.of(
            new Film("beach.mp4", 5, H264, AAC, "-movflags", "+faststart"),
            new Film("clips/waves.mp4", 4, H264, AAC, "-movflags", "+faststart"),
            new Film("clips/silent.mp4", 3, H264, List.of("-an"), "-movflags", "+faststart"),
            new Film("clips/phone.mov", 4, H264, List.of("-c:a", "pcm_s16le")),
            new Film("clips/camera.ts", 4, H264, AAC),
            new Film("clips/old camera.avi", 4, List.of("-c:v", "mpeg4", "-q:v", "5"), List.of("-c:a", "libmp3lame")),
            new Film("clips/web.webm", 4, VP8, List.of("-c:a", "libopus")),
            new Film("clips/family.wmv", 4, List.of("-c:v", "wmv2", "-q:v", "5"), List.of("-c:a", "wmav2")),
            new Film("the long film.mkv", 20, HEVC, List.of("-c:a", "ac3")));

    private DemoMedia() {}

    /** Makes the folder, unless it is there already; it appears whole or not at all. */
    static void make(Path folder, Ffmpeg ffmpeg) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        Path half = folder.resolveSibling("." + folder.getFileName() + ".tmp");
        FolderDeletion.delete(half);
        Files.createDirectories(half.resolve("clips"));
        photos(half, ffmpeg);
        films(half, ffmpeg);
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** 24 photos in three folders, more than two albums; one of them says it is of another kind than it is. */
    private static void photos(Path folder, Ffmpeg ffmpeg) throws IOException {
        photos(folder.resolve("photos/day 1"), 14, "jpg", 3, ffmpeg);
        photos(folder.resolve("photos/day 2"), 7, "jpg", 2, ffmpeg);
        photos(folder.resolve("photos"), 3, "png", 1, ffmpeg);
        Files.move(folder.resolve("photos/photo-03.png"), folder.resolve("photos/really a png.jpg"));
    }

    /** @param scale where the picture begins, so that no two folders hold the same one */
    private static void photos(Path folder, int count, String kind, int scale, Ffmpeg ffmpeg) throws IOException {
        Files.createDirectories(folder);
        String source = "mandelbrot=size=640x480:rate=1:start_scale=" + scale;
        run(
                ffmpeg,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        source,
                        "-frames:v",
                        Integer.toString(count),
                        "file:" + folder.resolve("photo-%02d." + kind)));
    }

    /** All of them in one go: starting a program nine times takes longer than the work. */
    private static void films(Path folder, Ffmpeg ffmpeg) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-f", "lavfi", "-i", "testsrc2=size=" + SIZE + ":rate=25", "-f", "lavfi", "-i", "sine=frequency=440"));
        int hue = 0;
        for (Film film : FILMS) {
            arguments.addAll(List.of("-map", "0:v", "-map", "1:a"));
            // each begins with another colour, or two films of the same length could be the same file
            arguments.addAll(List.of("-vf", "hue=h=" + hue, "-t", Integer.toString(film.seconds)));
            arguments.addAll(film.video);
            arguments.addAll(film.audio);
            arguments.addAll(film.more);
            arguments.add("file:" + folder.resolve(film.name));
            hue += 40;
        }
        run(ffmpeg, arguments);
    }

    private static void run(Ffmpeg ffmpeg, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(arguments);
        ProgramOutput.of(command, ffmpeg.environment());
    }

    private record Film(String name, int seconds, List<String> video, List<String> audio, List<String> more) {

        Film(String name, int seconds, List<String> video, List<String> audio, String... more) {
            this(name, seconds, video, audio, List.of(more));
        }
    }
}
