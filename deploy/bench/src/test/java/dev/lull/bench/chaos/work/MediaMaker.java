package dev.lull.bench.chaos.work;

import dev.lull.bench.chaos.check.Kind;
import dev.lull.bench.chaos.observe.Sha256;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.ProgramOutput;
import dev.lull.common.testing.TestFfmpeg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes files that no two of have the same bytes, unless they are meant to. */
final class MediaMaker {

    private static final int START_OF_IMAGE = 2;

    private final Ffmpeg ffmpeg = TestFfmpeg.get();
    private final Samples samples;
    private final Random random;
    private int number;

    MediaMaker(Samples samples, Random random) {
        this.samples = samples;
        this.random = random;
    }

    /** A new one of any kind. */
    Original make(Path folder) throws IOException {
        return make(kind(), folder);
    }

    Original make(Kind kind, Path folder) throws IOException {
        Sample sample = samples.any(kind, random);
        String title = name(kind);
        Path file = folder.resolve(title + sample.extension());
        if (kind == Kind.IMAGE) {
            Files.write(file, commented(Files.readAllBytes(sample.path()), title));
        } else {
            remux(sample.path(), file, title);
        }
        return new Original(file, Sha256.of(file), kind, sample.path(), sample.shape());
    }

    /** One with the same bytes as another. */
    Original copy(Original other, Path folder) throws IOException {
        String name = other.path().toString();
        Path file = folder.resolve(name(other.kind()) + name.substring(name.lastIndexOf('.')));
        Files.copy(other.path(), file);
        return new Original(file, other.sha256(), other.kind(), other.sample(), other.shape());
    }

    private Kind kind() {
        int percent = random.nextInt(100);
        if (percent < 70) {
            return Kind.IMAGE;
        }
        return percent < 84 ? Kind.COMPATIBLE : Kind.TO_CONVERT;
    }

    private String name(Kind kind) {
        number++;
        return kind.name().toLowerCase(Locale.ROOT) + "-" + number;
    }

    private static byte[] commented(byte[] jpeg, String comment) {
        byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
        int length = text.length + 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, START_OF_IMAGE);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) (length >> 8), (byte) length});
        out.writeBytes(text);
        out.write(jpeg, START_OF_IMAGE, jpeg.length - START_OF_IMAGE);
        return out.toByteArray();
    }

    private void remux(Path sample, Path file, String title) throws IOException {
        ProgramOutput.of(
                List.of(
                        ffmpeg.ffmpeg().toString(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-i",
                        sample.toString(),
                        "-map",
                        "0",
                        "-c",
                        "copy",
                        "-metadata",
                        "title=" + title,
                        "-movflags",
                        "+faststart",
                        file.toString()),
                ffmpeg.environment());
    }
}
