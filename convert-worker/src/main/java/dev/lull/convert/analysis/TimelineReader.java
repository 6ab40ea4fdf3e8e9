package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.InputLimits;
import dev.lull.common.process.ChildProcess;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.MemoryLimit;
import dev.lull.convert.ffmpeg.FfmpegError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Reads all packets of a file without decoding any: about half a second for an hour of video. */
public final class TimelineReader {

    /** A file of many hours on a slow disk takes some minutes; longer means that ffprobe hangs. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /** A day of video with audio has six million. */
    private static final long MOST_PACKETS = 10_000_000;

    /** Bytes; the index of a long MP4 takes some hundred million. */
    private static final long MOST_MEMORY = 2L << 30;

    private final Ffmpeg ffmpeg;

    public TimelineReader(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * The timelines by stream index; streams without a packet are left out.
     *
     * @throws Failure.Permanent when the file cannot be read as media
     */
    public Map<Integer, Timeline> read(Path file) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ffmpeg.ffprobe().toString());
        command.addAll(List.of("-loglevel", "error"));
        command.addAll(InputLimits.arguments());
        command.addAll(
                List.of("-show_entries", "packet=codec_type,stream_index,pts,pts_time,dts_time,duration_time,flags"));
        // stops there by itself
        command.addAll(List.of("-read_intervals", "%+#" + MOST_PACKETS));
        command.addAll(List.of("-print_format", "csv=print_section=0", "file:" + file.toAbsolutePath()));
        try (ChildProcess child = ChildProcess.start(MemoryLimit.wrap(command, MOST_MEMORY), ffmpeg.environment())) {
            FutureTask<Map<Integer, Timeline>> reading = new FutureTask<>(() -> timelines(child.output()));
            Thread reader = new Thread(reading, "packets-of-" + child.pid());
            reader.setDaemon(true);
            reader.start();
            int status = child.await(TIMEOUT)
                    .orElseThrow(() -> new Failure.Transient(
                            "ffprobe did not list its packets within " + TIMEOUT.toMinutes() + " min"));
            if (status != 0) {
                throw FfmpegError.of("ffprobe", status, child.errorTail());
            }
            Map<Integer, Timeline> timelines = reading.get();
            if (timelines.values().stream().mapToLong(Timeline::packets).sum() >= MOST_PACKETS) {
                throw new Failure.Permanent("has more than " + MOST_PACKETS + " packets: a stream without end");
            }
            return timelines;
        } catch (ExecutionException e) {
            throw new Failure.Transient("ffprobe's list of packets cannot be read: " + e.getCause(), e);
        } catch (IOException e) {
            throw FfmpegError.notRun("ffprobe", e);
        }
    }

    private static Map<Integer, Timeline> timelines(InputStream packets) throws IOException {
        Map<Integer, Timeline.Builder> builders = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(packets, StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                String[] fields = line.split(",", -1);
                if (fields.length >= 7) {
                    builders.computeIfAbsent(
                                    Integer.valueOf(fields[1]),
                                    stream -> new Timeline.Builder(fields[0].equals("video")))
                            .add(
                                    ticks(fields[2]),
                                    seconds(fields[3]),
                                    seconds(fields[4]),
                                    seconds(fields[5]),
                                    fields[6]);
                }
            }
        }
        Map<Integer, Timeline> timelines = new TreeMap<>();
        builders.forEach((stream, builder) -> timelines.put(stream, builder.build()));
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
