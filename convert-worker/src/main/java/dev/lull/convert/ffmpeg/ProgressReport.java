package dev.lull.convert.ffmpeg;

import dev.lull.common.process.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an ffmpeg says of how far it is, read as it comes. */
final class ProgressReport {

    private static final Logger log = LoggerFactory.getLogger(ProgressReport.class);

    private final ChildProcess child;
    private volatile Progress last = Progress.NONE;

    /** Begins to read. */
    ProgressReport(ChildProcess child) {
        this.child = child;
        Thread reader = new Thread(this::read, "progress-of-" + child.pid());
        reader.setDaemon(true);
        reader.start();
    }

    Progress last() {
        return last;
    }

    private void read() {
        try (BufferedReader report =
                new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = report.readLine()) != null) {
                last = last.after(line);
            }
        } catch (IOException killed) {
            log.trace("progress of process {} broke off: {}", child.pid(), killed.getMessage());
        }
    }
}
