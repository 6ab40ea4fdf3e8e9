package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Decodes frames of a video and reads what each says of itself. */
final class FrameReader {

    /** All frames of some hours, on a slow machine. */
    private static final Duration TIMEOUT = Duration.ofHours(2);

    private final FfprobeTable table;

    FrameReader(Ffmpeg ffmpeg) {
        this.table = new FfprobeTable(ffmpeg, TIMEOUT);
    }

    /**
     * Reads those of one stream.
     *
     * @throws Failure.Permanent when the file cannot be read as media
     */
    FrameFacts read(Path file, int stream, FrameExtent extent) throws Failure, InterruptedException {
        List<String> what = new ArrayList<>(List.of("-select_streams", Integer.toString(stream)));
        what.addAll(extent.arguments());
        what.addAll(List.of("-show_entries", "frame=pts,width,height,interlaced_frame,top_field_first"));
        FrameFacts.Builder frames = new FrameFacts.Builder();
        List<String> complaints = table.read(file, what, fields -> add(frames, fields));
        return frames.build(complaints.isEmpty());
    }

    private static void add(FrameFacts.Builder frames, String[] fields) {
        if (fields.length >= 5 && !fields[1].startsWith("N")) {
            frames.add(
                    fields[0].startsWith("N") ? null : Long.valueOf(fields[0]),
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(fields[2]),
                    fields[3].equals("1"),
                    fields[4].equals("1"));
        }
    }
}
