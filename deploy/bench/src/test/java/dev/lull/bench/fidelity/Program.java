package dev.lull.bench.fidelity;

import dev.lull.common.process.Ffmpeg;
import dev.lull.common.testing.TestFfmpeg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an ffmpeg or ffprobe that has ended left: damaged sources make it complain, and fail, without that being an
 * error.
 */
final class Program {

    private static final Ffmpeg FFMPEG = TestFfmpeg.get();

    private final byte[] output;
    private final String complaints;

    private Program(byte[] output, String complaints) {
        this.output = output;
        this.complaints = complaints;
    }

    static Program ffmpeg(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(FFMPEG.ffmpeg().toString(), "-nostdin", "-v", "error"));
        command.addAll(arguments);
        return run(command);
    }

    static Program ffprobe(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(FFMPEG.ffprobe().toString(), "-v", "error", "-of", "csv=p=0"));
        command.addAll(arguments);
        return run(command);
    }

    /** All it wrote to its standard output. */
    ByteBuffer output() {
        return ByteBuffer.wrap(output);
    }

    /** All it wrote to its standard error. */
    String complaints() {
        return complaints;
    }

    /** Its standard output as text. */
    List<String> lines() {
        return new String(output, StandardCharsets.UTF_8).lines().toList();
    }

    private static Program run(List<String> command) throws IOException {
        Path complaints = Files.createTempFile("lull-", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
            builder.environment().putAll(FFMPEG.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            return new Program(output, new String(Files.readAllBytes(complaints), StandardCharsets.UTF_8).strip());
        } finally {
            Files.delete(complaints);
        }
    }
}
