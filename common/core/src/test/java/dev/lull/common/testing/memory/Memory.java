package dev.lull.common.testing.memory;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.media.MediaState;
import dev.lull.common.testing.Steps;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the parts of the ledger share: the records, under one lock; the clock; and whether it answers. */
final class Memory {

    private final Clock clock;
    private final Steps steps;
    private boolean reachable = true;

    final Shelf<FileRecord> files = new Shelf<>(this::now);
    final Shelf<Set<String>> duplicates = new Shelf<>(this::now);
    final Shelf<ConversionRecord> conversions = new Shelf<>(this::now);
    final Shelf<SubmissionRecord> submissions = new Shelf<>(this::now);
    /** The files of each submission in the order they were registered. */
    final Shelf<Set<String>> listings = new Shelf<>(this::now);

    /** What ended and is not in the history, in the order in which it ended; a repeated move may add it again. */
    final Set<String> ended = new LinkedHashSet<>();

    final Shelf<ContentOwner> contents = new Shelf<>(this::now);
    final Map<String, Destination> destinations = new HashMap<>();
    /** The worker that cannot use a destination. */
    final Shelf<String> doubts = new Shelf<>(this::now);

    /** The file that came first with a content, the target it goes to, and whether it is there. */
    record ContentOwner(String file, String target, boolean arrived) {}

    Memory(Clock clock, Steps steps) {
        this.clock = clock;
        this.steps = steps;
    }

    /** To the millisecond, like the clock of Redis. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    synchronized void reachable(boolean answers) {
        reachable = answers;
    }

    synchronized void ping() {
        if (!reachable) {
            throw new LedgerUnavailable("the ledger is not reachable", new IOException("disconnected by the test"));
        }
    }

    synchronized <T> T read(Supplier<T> reading) {
        ping();
        return reading.get();
    }

    /** One atomic change, a step of its own. */
    synchronized <T> T change(String step, Supplier<T> change) {
        steps.take(step);
        ping();
        return change.get();
    }

    /** The same, of which there is nothing to tell. */
    void write(String step, Runnable change) {
        change(step, () -> {
            change.run();
            return true;
        });
    }

    Set<String> listing(String submission) {
        return listings.findOrAdd(submission, LinkedHashSet::new);
    }

    /** Brings what follows from the state of a file up to date: how it is counted, and where it is indexed. */
    void follow(String file) {
        files.find(file).ifPresent(known -> {
            known.indexed = known.state;
            if (known.state.settled()) {
                ended.add(file);
            }
            submissions.find(known.submission).ifPresent(submission -> submission.count(file, known.state));
        });
    }

    /** Those of other states follow these on the way: a crash left them behind. */
    List<Map.Entry<String, FileRecord>> filesIndexedUnder(MediaState state) {
        List<Map.Entry<String, FileRecord>> indexed =
                files.all().filter(entry -> entry.getValue().indexed == state).toList();
        indexed.stream().filter(entry -> entry.getValue().state != state).forEach(entry -> follow(entry.getKey()));
        return indexed;
    }

    boolean isEmpty() {
        return destinations.isEmpty()
                && Stream.of(files, contents, doubts, duplicates, conversions, submissions, listings)
                        .allMatch(shelf -> shelf.all().findAny().isEmpty());
    }
}
