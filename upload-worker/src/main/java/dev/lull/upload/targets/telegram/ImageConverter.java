package dev.lull.upload.targets.telegram;

import dev.lull.common.probe.InputLimits;
import dev.lull.common.process.ChildMemory;
import dev.lull.common.process.Confinement;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads still pictures and makes JPEGs, through ffmpeg: its decoders meet untrusted files, so they work in a process of
 * their own, with bounded memory and time, which may read this one file as this one format.
 */
final class ImageConverter {

    /** Where a film is looked at for its thumbnail, seconds. */
    private static final double THUMBNAIL_AT = 1;

    private static final int THUMBNAIL_SIDE = 320;

    /** Telegram takes thumbnails of 200 kB. */
    private static final long THUMBNAIL_BYTES = 200_000;

    /** What ffmpeg reads each type of picture as. */
    private static final Map<String, String> FORMATS = Map.of(
            "image/jpeg", "jpeg_pipe",
            "image/png", "png_pipe",
            "image/webp", "webp_pipe",
            "image/bmp", "bmp_pipe",
            "image/tiff", "tiff_pipe",
            "image/heic", "mov",
            "image/heif", "mov",
            "image/avif", "mov");

    private final Ffmpeg ffmpeg;

    ImageConverter(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    static boolean reads(String contentType) {
        return FORMATS.containsKey(contentType);
    }

    /**
     * How large it is.
     *
     * @throws IOException when it cannot be decoded, or is made of tiles that would have to be joined
     */
    ImageSize size(Path image, String contentType) throws IOException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffprobe().toString(), "-v", "error"));
        command.addAll(input(image, contentType));
        command.addAll(List.of("-select_streams", "v", "-show_entries", "stream=width,height", "-of", "csv=p=0:s=x"));
        List<String> streams =
                run(command).lines().filter(line -> !line.isBlank()).toList();
        if (streams.isEmpty()) {
            throw new IOException("no picture in it");
        }
        if (streams.stream().filter(streams.get(0)::equals).count() > 1) {
            throw new IOException("made of " + streams.size() + " tiles");
        }
        String[] sides = streams.get(0).split("x", -1);
        try {
            return new ImageSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("no size in it", e);
        }
    }

    /** Makes a JPEG of it, what is transparent on white. */
    void jpeg(Path image, String contentType, PhotoSizes.Step step, Path jpeg) throws IOException {
        String scaled = "scale=trunc(iw*" + step.scale() + "):trunc(ih*" + step.scale() + "):flags=lanczos";
        String onWhite =
                "format=rgba,split[ground][picture];[ground]drawbox=color=white:thickness=fill:replace=1[white];"
                        + "[white][picture]overlay=format=auto," + scaled + ",format=yuvj420p";
        List<String> command = begin();
        command.addAll(input(image, contentType));
        command.addAll(List.of("-filter_complex", "[0:v:0]" + onWhite, "-frames:v", "1"));
        command.addAll(jpegOutput(step.quantizer(), jpeg));
        run(command);
    }

    /** Makes a small JPEG of the film as it is after a second; empty when that cannot be. */
    Optional<Path> thumbnail(Path video, double seconds, Path jpeg) {
        List<String> command = begin();
        command.addAll(List.of("-ss", seconds > THUMBNAIL_AT ? "1" : "0"));
        command.addAll(InputLimits.arguments());
        String side = Integer.toString(THUMBNAIL_SIDE);
        command.addAll(List.of("-i", "file:" + video.toAbsolutePath(), "-map", "0:v:0", "-frames:v", "1"));
        command.addAll(List.of(
                "-vf",
                "scale=w='min(" + side + ",iw)':h='min(" + side + ",ih)':force_original_aspect_ratio=decrease,"
                        + "format=yuvj420p"));
        command.addAll(jpegOutput(5, jpeg));
        try {
            run(command);
            return Files.size(jpeg) <= THUMBNAIL_BYTES ? Optional.of(jpeg) : Optional.empty();
        } catch (IOException noPictureThere) {
            return Optional.empty();
        }
    }

    private List<String> begin() {
        return new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-y", "-v", "error", "-threads", "1"));
    }

    private static List<String> input(Path image, String contentType) {
        String format = FORMATS.get(contentType);
        if (format == null) {
            throw new IllegalArgumentException(contentType);
        }
        return List.of("-protocol_whitelist", "file", "-f", format, "-i", "file:" + image.toAbsolutePath());
    }

    private static List<String> jpegOutput(int quantizer, Path jpeg) {
        String level = Integer.toString(quantizer);
        return List.of("-c:v", "mjpeg", "-qmin", "1", "-q:v", level, "-f", "image2", "-update", "1", "file:" + jpeg);
    }

    private String run(List<String> command) throws IOException {
        return ProgramOutput.of(command, ffmpeg.environment(), Confinement.reading(ChildMemory.TO_PREPARE));
    }
}
