package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
        PacketTable packets = new PacketTable(memory);
        // stops there by itself
        List<String> what = List.of(
                "-show_entries",
                "packet=" + String.join(",", PacketTable.COLUMNS),
                "-read_intervals",
                "%+#" + MOST_PACKETS);
        table.read(file, what, packets::add);
        return of(packets);
    }

    /** The timelines of packets that have been read. */
    Map<Integer, Timeline> of(PacketTable packets) throws Failure {
        if (packets.full()) {
            throw new Failure.Transient("the times of its frames take more than the " + (memory.each() >> 10)
                    + " kB of this worker's heap that there are for one file: give it a larger heap (-Xmx)"
                    + " or fewer units (convert.parallel-units)");
        }
        Map<Integer, Timeline> timelines = packets.timelines();
        if (timelines.values().stream().mapToLong(Timeline::packets).sum() >= MOST_PACKETS) {
            throw new Failure.Permanent("has more than " + MOST_PACKETS + " packets: a stream without end");
        }
        return timelines;
    }
}
