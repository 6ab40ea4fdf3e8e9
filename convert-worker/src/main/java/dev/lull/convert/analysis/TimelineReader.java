package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads all packets of a file without decoding any: about half a second for an hour of video. */
public final class TimelineReader {

    /** A file of many hours on a slow disk takes some minutes; longer means that ffprobe hangs. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /** A day of video with audio has six million. */
    private static final long MOST_PACKETS = 10_000_000;

    private final FfprobeTable table;
    private final IndexMemory memory;

    public TimelineReader(Ffmpeg ffmpeg, IndexMemory memory) {
        this.table = new FfprobeTable(ffmpeg, TIMEOUT);
        this.memory = memory;
    }

    /**
     * The timelines by stream index; streams without a packet are left out.
     *
     * @throws Failure.Permanent when the file cannot be read as media
     * @throws Failure.Transient when its index does not fit into the memory of this worker
     */
    public Map<Integer, Timeline> read(Path file) throws Failure, InterruptedException {
        Map<Integer, Timeline.Builder> builders = new TreeMap<>();
        // stops there by itself
        List<String> what = List.of(
                "-show_entries",
                "packet=codec_type,stream_index,pts,pts_time,dts_time,duration_time,flags",
                "-read_intervals",
                "%+#" + MOST_PACKETS);
        table.read(file, what, fields -> add(builders, fields));
        if (builders.values().stream().anyMatch(Timeline.Builder::full)) {
            throw new Failure.Transient("the times of its frames take more than the " + (memory.each() >> 10)
                    + " kB of this worker's heap that there are for one file: give it a larger heap (-Xmx)"
                    + " or fewer units (convert.parallel-units)");
        }
        Map<Integer, Timeline> timelines = new TreeMap<>();
        builders.forEach((stream, builder) -> timelines.put(stream, builder.build()));
        if (timelines.values().stream().mapToLong(Timeline::packets).sum() >= MOST_PACKETS) {
            throw new Failure.Permanent("has more than " + MOST_PACKETS + " packets: a stream without end");
        }
        return timelines;
    }

    private void add(Map<Integer, Timeline.Builder> builders, String[] fields) {
        if (fields.length >= 7) {
            builders.computeIfAbsent(
                            Integer.valueOf(fields[1]),
                            stream -> new Timeline.Builder(fields[0].equals("video"), memory))
                    .add(ticks(fields[2]), seconds(fields[3]), seconds(fields[4]), seconds(fields[5]), fields[6]);
        }
    }

    private static @Nullable Long ticks(String field) {
        return field.startsWith("N") ? null : Long.valueOf(field);
    }

    /** NaN where ffprobe prints {@code N/A}. */
    private static double seconds(String field) {
        return field.startsWith("N") ? Double.NaN : Double.parseDouble(field);
    }
}
