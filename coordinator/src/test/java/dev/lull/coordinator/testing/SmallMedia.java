package dev.lull.coordinator.testing;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.Color;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.PictureMarks;
import dev.lull.common.probe.SourceErrors;
import dev.lull.common.probe.StreamLabel;
import dev.lull.common.probe.VideoStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that look like media by their first bytes, without ffmpeg. Pictures are whole; films hold nothing but their
 * name, and {@link #probe} tells what they claim to be. Files of different names have different contents.
 */
public final class SmallMedia {

    private static final String END = "end of film";

    private final Path folder;

    public SmallMedia(Path folder) {
        this.folder = folder;
    }

    public Path jpeg(String name) throws IOException {
        return write(name, bytes("ffd8ffe000024a46ffda0002"), new byte[1000], bytes("ffd9"), text(name));
    }

    public Path png(String name) throws IOException {
        byte[] header = bytes("89504e470d0a1a0a" + "0000000d49484452" + "00000001000000010806000000" + "1f15c489");
        return write(name, header, bytes("0000000049454e44ae426082"), text(name));
    }

    /** A film that may be uploaded as it is. */
    public Path compatible(String name) throws IOException {
        byte[] film = text("free" + name + END);
        byte[] length = {0, 0, 0, (byte) (film.length + 4)};
        return write(name, bytes("00000018"), text("ftypisom\0\0\2\0isommp41"), length, film);
    }

    /** A film that must be converted. */
    public Path incompatible(String name) throws IOException {
        return write(name, bytes("1a45dfa393428288"), text("matroska" + name + END));
    }

    /** The same file up to so many bytes. */
    public Path truncated(Path whole, String name, long bytes) throws IOException {
        return write(name, Arrays.copyOf(Files.readAllBytes(whole), Math.toIntExact(bytes)));
    }

    /** Whether it is this file that is held, under whatever name. */
    public static boolean isNamed(Path held, String name) {
        try {
            return held.toRealPath().endsWith(name);
        } catch (IOException gone) {
            return false;
        }
    }

    /** In place of ffprobe. */
    public static MediaFacts probe(Path file) throws Failure {
        String content;
        try {
            content = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw SourceErrors.of(e);
        }
        if (!content.endsWith(END)) {
            throw new Failure.Permanent("moov atom not found");
        }
        return content.contains("matroska")
                ? facts("matroska,webm", null, "hevc")
                : facts("mov,mp4,m4a,3gp,3g2,mj2", "isom", "h264");
    }

    private static MediaFacts facts(String format, @Nullable String brand, String codec) {
        Color color = new Color("tv", "bt709", "bt709", "bt709");
        VideoStream video = new VideoStream(
                0,
                codec,
                "Main",
                31,
                "yuv420p",
                160,
                120,
                0,
                "progressive",
                "1:1",
                color,
                "1/90000",
                "25/1",
                0,
                1,
                25,
                PictureMarks.NONE,
                StreamLabel.PLAIN);
        AudioStream audio = new AudioStream(1, "aac", "LC", 1, 44_100, 1, 0, 1, StreamLabel.PLAIN);
        return new MediaFacts(
                format,
                brand,
                brand != null,
                false,
                null,
                1,
                0,
                100,
                List.of(video),
                List.of(audio),
                List.of(),
                0,
                Map.of());
    }

    private Path write(String name, byte[]... parts) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.write(part);
        }
        return Files.write(file, content.toByteArray());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
