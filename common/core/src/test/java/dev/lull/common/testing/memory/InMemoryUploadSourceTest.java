package dev.lull.common.testing.memory;

import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.queue.UploadSourceContract;

class InMemoryUploadSourceTest extends UploadSourceContract {

    @Override
    protected QueueWorkers open() {
        return new InMemoryWorkers();
    }
}
