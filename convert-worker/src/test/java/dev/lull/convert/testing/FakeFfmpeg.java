package dev.lull.convert.testing;

import dev.lull.convert.ffmpeg.Progress;
import dev.lull.convert.ffmpeg.RunningFfmpeg;
import java.util.HashSet;
import java.util.Set;

/** A running ffmpeg that is nowhere but in the test. */
public final class FakeFfmpeg implements RunningFfmpeg {

    private final Set<String> reasons = new HashSet<>();
    private double seconds;

    /** It has made so much of its output. */
    public FakeFfmpeg at(double reached) {
        seconds = reached;
        return this;
    }

    @Override
    public boolean suspended() {
        return !reasons.isEmpty();
    }

    @Override
    public Progress progress() {
        return new Progress(seconds, 0, 0);
    }

    @Override
    public boolean suspend(String reason) {
        return reasons.add(reason);
    }

    @Override
    public boolean resume(String reason) {
        return reasons.remove(reason);
    }
}
