package dev.lull.common.testing.memory;

import dev.lull.common.queue.QueueReadingContract;
import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.queue.TaskQueue;
import dev.lull.common.testing.TickingClock;

class InMemoryQueueReadingTest extends QueueReadingContract {

    @Override
    protected QueueWorkers open() {
        return new InMemoryWorkers();
    }

    @Override
    protected TaskQueue withoutABroker() {
        InMemoryQueue queue = new InMemoryQueue(new TickingClock());
        queue.disconnect();
        return queue;
    }

    @Override
    protected String itsPlace() {
        return "the queue of worker";
    }
}
