package dev.lull.convert.ffmpeg;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.InputLimits;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from an unhappy end whether the file or the machine was the reason. */
public final class FfmpegError {

    /** Shells and Java report an end by signal as 128 + its number. */
    private static final int FIRST_SIGNAL = 129;

    private static final int LAST_SIGNAL = 128 + 31;

    /** What the C library says when it is the machine that is short of something. */
    private static final Pattern MACHINE = Pattern.compile(
            "No space left on device|Disk quota exceeded|Cannot allocate memory|Input/output error|Too many open files"
                    + "|Resource temporarily unavailable|Read-only file system|Stale file handle");

    /** What is said, by whom it strikes first, when there is no more memory to be had. */
    private static final Pattern NO_MEMORY = Pattern.compile(
            "Cannot allocate memory|malloc of size|pthread_create\\(\\) failed|bad_alloc|[Oo]ut of memory");

    private static final Pattern NO_FILTER = Pattern.compile("No such filter: '(\\w+)'");

    /** {@code [mov,mp4,m4a,3gp,3g2,mj2 @ 0x55d0c8a0b2c0] [error] }. */
    private static final Pattern COMPONENT = Pattern.compile("^(\\[[^\\]]* @ 0x[0-9a-f]+\\] *|\\[[a-z]+\\] *)+");

    private FfmpegError() {}

    /**
     * The failure to report.
     *
     * @param program {@code ffmpeg} or {@code ffprobe}
     * @param errors the last lines of its standard error
     */
    public static Failure of(String program, int status, List<String> errors) {
        for (String line : errors) {
            if (MACHINE.matcher(line).find()) {
                return new Failure.Transient(program + ": " + words(line));
            }
            Matcher missing = NO_FILTER.matcher(line);
            if (missing.find()) {
                return new Failure.Permanent("this " + program + " has no filter " + missing.group(1)
                        + ", which this file needs; set ffmpeg.path to one that has it");
            }
        }
        if (status >= FIRST_SIGNAL && status <= LAST_SIGNAL) {
            return new Failure.Transient(program + " was ended from outside by signal " + (status - 128));
        }
        return new Failure.Permanent(
                InputLimits.refusal(errors).orElseGet(() -> program + " failed: " + telling(errors, status)));
    }

    /** Whether it was memory that it was short of. */
    static boolean outOfMemory(List<String> errors) {
        return errors.stream().anyMatch(line -> NO_MEMORY.matcher(line).find());
    }

    /**
     * The failure to report when the program could not even be started or read from.
     *
     * @throws InterruptedException when an interrupt of this thread was the reason
     */
    public static Failure notRun(String program, IOException why) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while running " + program);
        }
        return new Failure.Transient("cannot run " + program + ": " + why.getMessage(), why);
    }

    /** The first line in which a component speaks is the cause; what follows are its consequences. */
    private static String telling(List<String> errors, int status) {
        return errors.stream()
                .filter(line -> line.contains(" @ 0x"))
                .findFirst()
                .or(() -> errors.stream().reduce((first, second) -> second))
                .map(FfmpegError::words)
                .filter(words -> !words.isEmpty())
                .orElse("exit status " + status);
    }

    private static String words(String line) {
        return COMPONENT.matcher(line).replaceFirst("").strip();
    }
}
