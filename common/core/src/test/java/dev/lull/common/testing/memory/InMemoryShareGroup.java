package dev.lull.common.testing.memory;

import static java.util.Comparator.comparingLong;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records are handed out one by one to whoever asks. A member that loses one is not told. */
final class InMemoryShareGroup implements InMemoryGroup {

    /** As in Kafka: a record handed out so often and not done is dropped without a word. */
    private static final int DELIVERY_LIMIT = 10;

    private final List<InMemoryTopic> topics;
    private final Set<InMemorySource<?>> members = new LinkedHashSet<>();

    InMemoryShareGroup(List<InMemoryTopic> topics) {
        this.topics = topics;
    }

    @Override
    public void join(InMemorySource<?> member) {
        members.add(member);
    }

    @Override
    public void leave(InMemorySource<?> member) {
        members.remove(member);
        topics.stream()
                .flatMap(topic -> topic.partitions().stream())
                .flatMap(partition -> partition.uncommitted().stream())
                .filter(record -> record.holder != null && record.holder.isOf(member))
                .forEach(this::giveBack);
    }

    @Override
    public Optional<InMemoryRecord> next(InMemorySource<?> member, List<InMemoryTopic> inOrder) {
        return inOrder.stream().flatMap(topic -> first(topic).stream()).findFirst();
    }

    @Override
    public void giveBack(InMemoryRecord record) {
        if (record.deliveries >= DELIVERY_LIMIT) {
            record.finish();
        } else {
            record.giveBack();
        }
    }

    @Override
    public long lag(InMemoryTopic topic) {
        return topic.partitions().stream()
                .flatMap(partition -> partition.uncommitted().stream())
                .filter(record -> !record.done)
                .count();
    }

    @Override
    public int members() {
        return members.size();
    }

    @Override
    public boolean tellsLosses() {
        return false;
    }

    private static Optional<InMemoryRecord> first(InMemoryTopic topic) {
        return topic.partitions().stream()
                .flatMap(partition -> partition.firstWaiting().stream())
                .min(comparingLong(record -> record.number));
    }
}
