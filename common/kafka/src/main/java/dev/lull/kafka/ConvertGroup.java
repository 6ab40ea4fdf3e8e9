package dev.lull.kafka;

import dev.lull.common.queue.ConvertBacklog;
import dev.lull.common.queue.TaskSource;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;

/** How the convert workers share out their tasks: what {@code convert.protocol} decides. */
interface ConvertGroup {

    /** How many partitions a topic it reads is made with. */
    int partitions(Topic topic);

    /** Sets what the group needs before its first member joins. */
    void prepare();

    /** The tasks of one topic, one at a time. */
    <T extends Task> TaskSource<T> source(Topic topic, Class<T> kind);

    ConvertBacklog backlog();
}
