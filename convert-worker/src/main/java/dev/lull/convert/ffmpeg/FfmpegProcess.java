package dev.lull.convert.ffmpeg;

import dev.lull.common.process.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ffmpeg that runs as a child of this process. */
final class FfmpegProcess implements RunningFfmpeg {

    private static final Logger log = LoggerFactory.getLogger(FfmpegProcess.class);

    private final ChildProcess child;
    private volatile Progress progress = Progress.NONE;
    private final Set<String> reasonsToStand = new HashSet<>();

    FfmpegProcess(ChildProcess child) {
        this.child = child;
        Thread reader = new Thread(this::readProgress, "progress-of-" + child.pid());
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public boolean suspended() {
        return !reasonsToStand.isEmpty();
    }

    @Override
    public boolean suspend(String reason) {
        if (reasonsToStand.isEmpty()) {
            child.suspend();
        }
        return reasonsToStand.add(reason);
    }

    @Override
    public boolean resume(String reason) {
        boolean stood = reasonsToStand.remove(reason);
        if (stood && reasonsToStand.isEmpty()) {
            child.resume();
        }
        return stood;
    }

    private void readProgress() {
        try (BufferedReader report =
                new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = report.readLine()) != null) {
                progress = progress.after(line);
            }
        } catch (IOException killed) {
            log.trace("progress of process {} broke off: {}", child.pid(), killed.getMessage());
        }
    }
}
