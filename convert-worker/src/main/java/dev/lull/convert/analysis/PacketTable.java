package dev.lull.convert.analysis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The packets of a file as ffprobe prints them, a line each, while they are still being read. */
final class PacketTable {

    /** What ffprobe is asked for, in the order in which it prints it. */
    static final List<String> COLUMNS =
            List.of("codec_type", "stream_index", "pts", "pts_time", "dts_time", "duration_time", "flags");

    private final IndexMemory memory;
    private final Map<Integer, Timeline.Builder> streams = new TreeMap<>();
    private long bytes;
    private boolean full;

    PacketTable(IndexMemory memory) {
        this.memory = memory;
    }

    /**
     * Takes one line; when full, no more.
     *
     * @throws NumberFormatException when it is none
     */
    void add(String[] values) {
        if (values.length < COLUMNS.size() || full) {
            return;
        }
        Timeline.Builder stream = streams.computeIfAbsent(
                Integer.valueOf(values[1]), index -> new Timeline.Builder(values[0].equals("video")));
        bytes -= stream.bytes();
        stream.add(ticks(values[2]), seconds(values[3]), seconds(values[4]), seconds(values[5]), values[6]);
        bytes += stream.bytes();
        full = stream.full() || bytes > memory.each();
    }

    /** Whether there were more packets, of all streams together, than may be kept. */
    boolean full() {
        return full;
    }

    /** By stream index. */
    Map<Integer, Timeline> timelines() {
        Map<Integer, Timeline> timelines = new TreeMap<>();
        streams.forEach((stream, builder) -> timelines.put(stream, builder.build()));
        return timelines;
    }

    private static @Nullable Long ticks(String field) {
        return field.startsWith("N") ? null : Long.valueOf(field);
    }

    /** NaN where ffprobe prints {@code N/A}. */
    private static double seconds(String field) {
        return field.startsWith("N") ? Double.NaN : Double.parseDouble(field);
    }
}
