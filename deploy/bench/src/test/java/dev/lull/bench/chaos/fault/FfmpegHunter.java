package dev.lull.bench.chaos.fault;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Kills whatever ffmpeg runs next below one of the parts. */
final class FfmpegHunter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_EVERY = 10;

    private final Collection<Part> parts;
    private final Timeline timeline;
    private final ExecutorService hand = Executors.newSingleThreadExecutor();

    FfmpegHunter(Collection<Part> parts, Timeline timeline) {
        this.parts = parts;
        this.timeline = timeline;
    }

    /** Says whether there was one to kill. */
    Future<Boolean> inflict() {
        return hand.submit(this::killOne);
    }

    private boolean killOne() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (Part part : parts) {
                for (ProcessHandle child : part.children()) {
                    if (isAtWork(child.info()) && child.destroyForcibly()) {
                        timeline.note("fault KILL ffmpeg " + child.pid() + " of " + part.name());
                        return true;
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY);
        }
        return false;
    }

    /** A process whose check of ffmpeg fails at its start ends, as it should, and that is no fault of Lull's. */
    private static boolean isAtWork(ProcessHandle.Info ffmpeg) {
        List<String> arguments = List.of(ffmpeg.arguments().orElse(new String[0]));
        return ffmpeg.command().orElse("").endsWith("/ffmpeg")
                && arguments.contains("-i")
                && !arguments.contains("lavfi");
    }

    @Override
    public void close() {
        hand.shutdownNow();
    }
}
