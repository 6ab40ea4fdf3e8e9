package dev.lull.common.probe;

import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Streams by ffprobe, layout by the boxes of the file itself. Thread-safe. */
public final class FfprobeMediaProbe implements MediaProbe {

    /** A probe takes 25 to 60 ms; one that takes this long hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FfprobeRun ffprobe;

    public FfprobeMediaProbe(Ffmpeg ffmpeg) {
        this(ffmpeg, PATIENCE);
    }

    FfprobeMediaProbe(Ffmpeg ffmpeg, Duration patience) {
        this.ffprobe = new FfprobeRun(ffmpeg, patience);
    }

    @Override
    public MediaFacts probe(Path file) throws Failure, InterruptedException {
        FFprobeResult result = ffprobe.describe(file);
        try (FileBytes bytes = FileBytes.open(file)) {
            return facts(result, bytes);
        } catch (IOException e) {
            throw SourceErrors.of(e);
        }
    }

    /**
     * What the answer says of this file.
     *
     * @throws Failure.Permanent when it lacks what every file has
     */
    static MediaFacts facts(FFprobeResult result, FileBytes bytes) throws Failure.Permanent, IOException {
        try {
            String format = result.getFormat().getFormatName();
            IsoFile boxes = format.startsWith("mov,") ? IsoFile.read(bytes) : null;
            return StreamReading.facts(result, boxes, truncated(bytes, format, boxes), bytes.size());
        } catch (RuntimeException e) {
            throw new Failure.Permanent("ffprobe's answer cannot be read", e);
        }
    }

    private static @Nullable String truncated(FileBytes bytes, String format, @Nullable IsoFile boxes)
            throws IOException {
        if (boxes != null) {
            return boxes.truncated();
        }
        return switch (format) {
            case "matroska,webm" -> MatroskaEnd.missing(bytes).orElse(null);
            case "avi" -> RiffEnd.missing(bytes).orElse(null);
            default -> null;
        };
    }
}
