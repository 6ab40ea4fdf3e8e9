package dev.lull.bench.chaos.observe;

import dev.lull.common.process.Ffmpeg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a program of ffmpeg printed.
 *
 * @param out on its standard output
 * @param err on its standard error
 */
record Program(int status, String out, String err) {

    static Program run(Ffmpeg ffmpeg, List<String> command) throws IOException, InterruptedException {
        Path err = Files.createTempFile("chaos-", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
            builder.environment().putAll(ffmpeg.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Program(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
