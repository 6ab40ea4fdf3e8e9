package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Decodes frames of a video and reads what each says of itself. */
final class FrameReader {

    /** All frames of some hours, on a slow machine. */
    private static final Duration TIMEOUT = Duration.ofHours(2);

    /** Where ffprobe prints what, in its own order. */
    private static final int KEYFRAME = 0;

    private static final int PTS = 1;
    private static final int WIDTH = 2;
    private static final int HEIGHT = 3;
    private static final int INTERLACED = 4;
    private static final int UPPER_FIRST = 5;

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
        FrameFacts.Builder frames = new FrameFacts.Builder();
        return frames.build(read(file, stream, extent, fields -> add(frames, fields)));
    }

    /** Both samples in one run, of a stream that is not longer than a beginning. */
    FrameSamples readSamples(Path file, int stream) throws Failure, InterruptedException {
        FrameFacts.Builder all = new FrameFacts.Builder();
        FrameFacts.Builder keyframes = new FrameFacts.Builder();
        boolean clean = read(file, stream, FrameExtent.ALL, fields -> {
            add(all, fields);
            if (fields[KEYFRAME].equals("1")) {
                add(keyframes, fields);
            }
        });
        return new FrameSamples(all.build(clean), keyframes.build(clean));
    }

    private boolean read(Path file, int stream, FrameExtent extent, Consumer<String[]> frame)
            throws Failure, InterruptedException {
        List<String> what = new ArrayList<>(List.of("-select_streams", Integer.toString(stream)));
        what.addAll(extent.arguments());
        what.addAll(List.of("-show_entries", "frame=key_frame,pts,width,height,interlaced_frame,top_field_first"));
        return table.read(file, what, fields -> {
                    if (fields.length > UPPER_FIRST && !fields[WIDTH].startsWith("N")) {
                        frame.accept(fields);
                    }
                })
                .isEmpty();
    }

    private static void add(FrameFacts.Builder frames, String[] fields) {
        frames.add(
                fields[PTS].startsWith("N") ? null : Long.valueOf(fields[PTS]),
                Integer.parseInt(fields[WIDTH]),
                Integer.parseInt(fields[HEIGHT]),
                fields[INTERLACED].equals("1"),
                fields[UPPER_FIRST].equals("1"));
    }
}
