package dev.lull.common.testing.memory;

import dev.lull.common.queue.ConvertSourceContract;
import dev.lull.common.queue.QueueWorkers;

class InMemoryConvertSourceTest extends ConvertSourceContract {

    private static final int TURNS = 40;

    @Override
    protected QueueWorkers open() {
        return new InMemoryWorkers();
    }

    /** Records are handed out one by one to whoever asks. */
    @Override
    protected boolean divided(int among) {
        return true;
    }

    /** The twin takes a worker for dead only when it is told to. */
    @Override
    protected void throughALease(Runnable turn) {
        for (int i = 0; i < TURNS; i++) {
            turn.run();
        }
    }
}
