package dev.lull.common.testing.memory;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partition belongs to one member at a time. When members come or go the partitions are divided anew at once; those
 * that change hands are taken again from the last commit on.
 */
final class InMemoryConsumerGroup implements InMemoryGroup {

    private final List<InMemoryTopic> topics;
    private final List<InMemorySource<?>> members = new ArrayList<>();
    private final Map<InMemoryPartition, InMemorySource<?>> owners = new HashMap<>();

    InMemoryConsumerGroup(List<InMemoryTopic> topics) {
        this.topics = topics;
    }

    @Override
    public void join(InMemorySource<?> member) {
        if (!members.contains(member)) {
            members.add(member);
            divide();
        }
    }

    @Override
    public void leave(InMemorySource<?> member) {
        if (members.remove(member)) {
            divide();
        }
    }

    @Override
    public Optional<InMemoryRecord> next(InMemorySource<?> member, List<InMemoryTopic> inOrder) {
        return inOrder.stream().flatMap(topic -> first(member, topic).stream()).findFirst();
    }

    @Override
    public void giveBack(InMemoryRecord record) {
        record.giveBack();
    }

    @Override
    public long lag(InMemoryTopic topic) {
        return topic.partitions().stream()
                .mapToLong(partition -> partition.uncommitted().size())
                .sum();
    }

    @Override
    public int members() {
        return members.size();
    }

    @Override
    public boolean tellsLosses() {
        return true;
    }

    private Optional<InMemoryRecord> first(InMemorySource<?> member, InMemoryTopic topic) {
        return topic.partitions().stream()
                .filter(partition -> owners.get(partition) == member)
                .flatMap(partition -> partition.firstWaiting().stream())
                .min(comparingLong(record -> record.number));
    }

    /** Every member has a share of every topic. */
    private void divide() {
        for (InMemoryTopic topic : topics) {
            List<InMemoryPartition> partitions = topic.partitions();
            for (int i = 0; i < partitions.size(); i++) {
                assign(partitions.get(i), i * members.size() / partitions.size());
            }
        }
    }

    private void assign(InMemoryPartition partition, int number) {
        InMemorySource<?> before = owners.get(partition);
        InMemorySource<?> now = members.isEmpty() ? null : members.get(number);
        if (before != now) {
            owners.put(partition, now);
            partition.handOver();
        }
    }
}
