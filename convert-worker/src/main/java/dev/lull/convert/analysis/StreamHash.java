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
import java.util.stream.IntStream;

/** Compares streams of two files by their packets, without decoding any: as fast as the files are read. */
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

    /** Whether those of each pair are the same; false as well where it cannot be told. */
    List<Boolean> same(List<StreamPair> pairs) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-loglevel", "error"));
        for (Path file :
                List.of(pairs.get(0).original().file(), pairs.get(0).made().file())) {
            command.addAll(InputLimits.arguments());
            command.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
        }
        for (StreamPair pair : pairs) {
            command.addAll(List.of("-map", "0:" + pair.original().index()));
            command.addAll(List.of("-map", "1:" + pair.made().index()));
        }
        command.addAll(List.of("-c", "copy"));
        if (pairs.stream().anyMatch(pair -> pair.original().h264())) {
            command.addAll(HEADERS_IN_PACKETS);
        }
        command.addAll(List.of("-f", "streamhash", "-hash", "murmur3", "pipe:1"));
        return same(pairs.size(), hashes(command));
    }

    /** Those of a pair stand one behind the other. */
    private static List<Boolean> same(int pairs, List<String> hashes) {
        return IntStream.range(0, pairs)
                .mapToObj(pair ->
                        hashes.size() == 2 * pairs && hashes.get(2 * pair).equals(hashes.get(2 * pair + 1)))
                .toList();
    }

    private List<String> hashes(List<String> command) throws Failure, InterruptedException {
        try {
            return output.read("ffmpeg", command, StreamHash::hashes).value();
        } catch (Failure.Permanent notCopied) {
            return List.of();
        }
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
