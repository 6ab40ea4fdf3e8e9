package dev.lull.convert.analysis;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.InputLimits;
import dev.lull.common.process.Ffmpeg;
import dev.lull.convert.ffmpeg.ChildOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares two streams by their packets, without decoding any: as fast as their files are read. */
final class StreamHash {

    /** A day of video from a slow disk. */
    private static final Duration TIMEOUT = Duration.ofHours(2);

    /** What a container keeps of H.264 in its header, and each change of that, goes before the frames it is for. */
    private static final List<String> HEADERS_IN_PACKETS = List.of("-bsf:v", "h264_mp4toannexb");

    /** {@code 0,v,MURMUR3=…}. */
    private static final Pattern LINE = Pattern.compile("\\d+,[va],(\\w+=[0-9a-f]+)");

    private final Ffmpeg ffmpeg;
    private final ChildOutput output;

    StreamHash(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
        this.output = new ChildOutput(ffmpeg, TIMEOUT);
    }

    /** Whether they are the same; false as well where it cannot be told. */
    boolean same(StreamOfFile one, StreamOfFile other) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-loglevel", "error"));
        for (Path file : List.of(one.file(), other.file())) {
            command.addAll(InputLimits.arguments());
            command.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
        }
        command.addAll(hashed(0, one));
        command.addAll(hashed(1, other));
        try {
            List<String> hashes =
                    output.read("ffmpeg", command, StreamHash::hashes).value();
            return hashes.size() == 2 && hashes.get(0).equals(hashes.get(1));
        } catch (Failure.Permanent notCopied) {
            return false;
        }
    }

    private static List<String> hashed(int input, StreamOfFile stream) {
        List<String> arguments = new ArrayList<>(List.of("-map", input + ":" + stream.index(), "-c", "copy"));
        if (stream.h264()) {
            arguments.addAll(HEADERS_IN_PACKETS);
        }
        arguments.addAll(List.of("-f", "streamhash", "-hash", "murmur3", "pipe:1"));
        return arguments;
    }

    private static List<String> hashes(InputStream printed) throws IOException {
        List<String> hashes = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher hash = LINE.matcher(line);
                if (hash.matches()) {
                    hashes.add(hash.group(1));
                }
            }
        }
        return hashes;
    }
}
