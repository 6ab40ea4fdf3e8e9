package dev.lull.common.probe;

import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.trace.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
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
        return Traces.within("probe").run(() -> facts(ffprobe.describe(file), file));
    }

    /**
     * The same, and lists the packets of the file in the same run. It prints their bytes beside it, so that with a file
     * of more than a megabyte two runs cost less.
     *
     * @param columns what ffprobe is asked of each packet
     * @param packets takes the values of each, {@code N/A} for those that it lacks
     */
    public MediaFacts probe(Path file, List<String> columns, Consumer<String[]> packets)
            throws Failure, InterruptedException {
        return facts(ffprobe.describe(file, new PacketLister(columns, packets)), file);
    }

    private static MediaFacts facts(FFprobeResult result, Path file) throws Failure, InterruptedException {
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
