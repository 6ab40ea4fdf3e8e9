package dev.lull.convert.ffmpeg;

import dev.lull.common.process.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running ffmpeg as its attendants see it. */
public final class FfmpegProcess {

    private static final Logger log = LoggerFactory.getLogger(FfmpegProcess.class);

    private final ChildProcess child;
    private volatile Progress progress = Progress.NONE;
    private boolean suspended;

    FfmpegProcess(ChildProcess child) {
        this.child = child;
        Thread reader = new Thread(this::readProgress, "progress-of-" + child.pid());
        reader.setDaemon(true);
        reader.start();
    }

    public Progress progress() {
        return progress;
    }

    public boolean suspended() {
        return suspended;
    }

    /** Stops it where it stands until {@link #resume()}; what it made so far is kept. */
    public void suspend() {
        child.suspend();
        suspended = true;
    }

    public void resume() {
        child.resume();
        suspended = false;
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
