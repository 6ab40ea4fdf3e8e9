package dev.lull.convert.ffmpeg;

import dev.lull.common.media.Failure;
import dev.lull.common.process.ChildProcess;
import dev.lull.common.process.Confinement;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.process.Niceness;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Runs ffmpeg under limits and a monitor; however the run ends, the process is gone when it returns. */
public final class FfmpegRun {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** Ended by SIGXFSZ. */
    private static final int TOO_LARGE = 128 + 25;

    private final Ffmpeg ffmpeg;
    private final RunLimits limits;
    private final InstantSource clock;

    public FfmpegRun(Ffmpeg ffmpeg, RunLimits limits, InstantSource clock) {
        this.ffmpeg = ffmpeg;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Runs to the end of the work; exit status 0 is all that is promised of the output.
     *
     * @param arguments without the program; they include {@code -progress pipe:1}
     * @param most bytes it may write to one file
     * @throws Failure.Transient when it hangs, was killed, or the machine is short of something
     * @throws Failure.Permanent when ffmpeg cannot do this with this file, or not within its memory
     * @throws Failure as thrown by the attendant
     * @throws InterruptedException when this thread is interrupted
     */
    public void run(List<String> arguments, long most, RunMonitor runMonitor) throws Failure, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ffmpeg.ffmpeg().toString());
        command.addAll(arguments);
        Confinement confinement = new Confinement(limits.memory(), most);
        try (ChildProcess child =
                ChildProcess.start(Niceness.around(limits.niceness(), command), ffmpeg.environment(), confinement)) {
            try {
                int status = await(child, runMonitor);
                if (status != 0) {
                    throw failure(status, most, child.errorTail());
                }
            } finally {
                runMonitor.ended(command, child.errorTail());
            }
        } catch (IOException e) {
            throw FfmpegError.notRun("ffmpeg", e);
        }
    }

    private int await(ChildProcess child, RunMonitor runMonitor) throws Failure, InterruptedException {
        RunningChild process = new RunningChild(child, new ProgressReport(child)::last);
        Watchdog watchdog = new Watchdog(limits, clock);
        OptionalInt status = child.await(LOOK_EVERY);
        while (status.isEmpty()) {
            runMonitor.check(process);
            watchdog.tick(process.progress(), process.suspended());
            status = child.await(LOOK_EVERY);
        }
        return status.getAsInt();
    }

    private Failure failure(int status, long most, List<String> errors) {
        if (status == TOO_LARGE) {
            return new Failure.Permanent("gives more than " + megabytes(most) + ", far more than its source has");
        }
        return limits.memory() > 0 && FfmpegError.outOfMemory(errors)
                ? new Failure.Permanent(
                        "needs more memory than the " + megabytes(limits.memory()) + " of convert.memory-per-unit")
                : FfmpegError.of("ffmpeg", status, errors);
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
