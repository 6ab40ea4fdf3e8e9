package dev.lull.coordinator.intake;

import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** A bucket with nothing but names, which are listed two at a time. */
record BucketOfNames(NavigableSet<String> names) implements SourceFiles {

    private static final int PAGE = 2;

    static BucketOfNames with(String... names) {
        TreeSet<String> all = new TreeSet<>();
        Arrays.stream(names).forEach(name -> all.add("s3://bucket/" + name));
        return new BucketOfNames(all);
    }

    @Override
    public Optional<State> stat(String source) {
        return names.contains(source) ? Optional.of(new State(1, Instant.EPOCH)) : Optional.empty();
    }

    @Override
    public HeldFile hold(String source) throws IOException {
        throw new NoSuchFileException(source);
    }

    @Override
    public Page objects(String beginning, String after) {
        List<String> page = names.tailSet(after, false).stream()
                .filter(name -> name.startsWith(beginning))
                .limit(PAGE)
                .toList();
        return new Page(page, page.size() < PAGE ? null : page.get(PAGE - 1));
    }

    @Override
    public void close() {}
}
