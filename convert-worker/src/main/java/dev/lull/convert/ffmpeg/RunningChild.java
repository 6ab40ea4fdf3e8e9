package dev.lull.convert.ffmpeg;

import dev.lull.common.process.ChildProcess;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** An ffmpeg, or a program that reads, which runs as a child of this process. */
final class RunningChild implements RunningFfmpeg {

    private final ChildProcess child;
    private final Supplier<Progress> progress;
    private final Set<String> reasonsToStand = new HashSet<>();

    /** @param progress how far it is */
    RunningChild(ChildProcess child, Supplier<Progress> progress) {
        this.child = child;
        this.progress = progress;
    }

    @Override
    public Progress progress() {
        return progress.get();
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
}
