package dev.lull.coordinator.bucket;

import dev.lull.common.ledger.Naming;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.media.Checksum;
import dev.lull.common.queue.EventBatch;
import dev.lull.common.queue.EventFeed;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.SettingsException;
import dev.lull.coordinator.intake.AllowedRoots;
import dev.lull.coordinator.intake.Intake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits objects as servers of buckets tell of them: those of a batch that are below one of the roots together, under
 * an id that follows from the batch. The batch is done once they are noted; if it comes again, it is the same
 * submissions.
 */
public final class BucketWatch implements Service {

    private static final Logger log = LoggerFactory.getLogger(BucketWatch.class);

    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** A batch that fails so often for no reason of a server is left behind. */
    private static final int MOST_TRIES = 5;

    /** Objects that are submitted together, at most. */
    private static final int TOGETHER = 10_000;

    private static final int ID_LENGTH = 12;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final EventFeed feed;
    private final String topic;
    private final AllowedRoots allowedRoots;
    private final Submissions submissions;
    private final SkippedEvents skipped;
    private final Clock clock;
    private final Thread worker = new Thread(this::work, "bucket-events");
    private volatile Instant lastTurn;
    private volatile boolean stopping;
    private @Nullable EventBatch inHand;
    private int tries;

    /** Takes objects in. */
    @FunctionalInterface
    interface Submissions {

        /** Opens a submission of these URIs, unless it is known. */
        void open(String id, List<String> uris, Naming naming);
    }

    /** Reads this topic, and submits to this intake for this target. */
    public BucketWatch(RoleContext context, String topic, Intake intake, String target) {
        this(
                context.queue().events(topic),
                topic,
                AllowedRoots.of(context.settings()),
                (id, uris, naming) -> intake.submit(id, uris, naming, target),
                context.clock());
        if (!allowedRoots.holdBuckets()) {
            feed.close();
            throw new SettingsException(List.of(LullSettings.BUCKET_EVENTS_TOPIC.key()
                    + ": intake.roots names no place in a bucket, such as s3://bucket/prefix: add those whose objects"
                    + " are to be taken"));
        }
    }

    BucketWatch(EventFeed feed, String topic, AllowedRoots allowedRoots, Submissions submissions, Clock clock) {
        this.feed = feed;
        this.topic = topic;
        this.allowedRoots = allowedRoots;
        this.submissions = submissions;
        this.skipped = new SkippedEvents(clock);
        this.clock = clock;
        this.lastTurn = clock.instant();
    }

    @Override
    public void start() {
        log.info("reading bucket events from topic {}", topic);
        worker.start();
    }

    /** When it last asked for events. */
    public Instant lastTurn() {
        return lastTurn;
    }

    private void work() {
        boolean answered = true;
        while (!stopping) {
            lastTurn = clock.instant();
            try {
                turn();
                answered = true;
            } catch (Unavailable e) {
                if (answered && !stopping) {
                    log.warn("bucket events wait, retrying: {}", e.getMessage());
                }
                answered = false;
                pause();
            } catch (RuntimeException e) {
                log.error("unexpected error in bucket events, retrying", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Submits the next batch, or the one that could not be submitted before. */
    void turn() {
        if (inHand == null) {
            inHand = feed.poll(TURN).orElse(null);
            tries = 0;
        }
        EventBatch batch = inHand;
        if (batch == null) {
            return;
        }
        try {
            submit(batch);
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            tries++;
            if (tries < MOST_TRIES) {
                throw e;
            }
            log.error(
                    "bucket events left behind after {} tries: {} {} from {} to {}",
                    tries,
                    batch.topic(),
                    batch.partition(),
                    batch.from(),
                    batch.to(),
                    e);
        }
        inHand = null;
        feed.done(batch);
    }

    private void submit(EventBatch batch) {
        Map<String, SortedSet<String>> byRoot = new TreeMap<>();
        for (EventBatch.Event event : batch.events()) {
            for (String uri : created(batch, event)) {
                Optional<String> root = allowedRoots.rootOfObject(uri);
                if (root.isPresent() && !allowedRoots.excludeObject(uri)) {
                    byRoot.computeIfAbsent(root.get(), each -> new TreeSet<>()).add(uri);
                } else {
                    log.debug("bucket event passed over: {}", uri);
                }
            }
        }
        byRoot.forEach((root, uris) -> submit(batch, root, List.copyOf(uris)));
    }

    private List<String> created(EventBatch batch, EventBatch.Event event) {
        try {
            return BucketEvents.created(event.value());
        } catch (IllegalArgumentException e) {
            skipped.add(batch, event, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private void submit(EventBatch batch, String root, List<String> uris) {
        for (int from = 0; from < uris.size(); from += TOGETHER) {
            List<String> part = uris.subList(from, Math.min(uris.size(), from + TOGETHER));
            String id = id(batch, root, from);
            submissions.open(id, part, new Naming(root, ""));
            log.info("submitted of bucket events below {}: {} objects: {}", root, part.size(), id);
        }
    }

    /** The time tells a topic from another one that had its name before. */
    private static String id(EventBatch batch, String root, int part) {
        String all = String.join(
                "\0",
                batch.topic(),
                Integer.toString(batch.partition()),
                Long.toString(batch.from()),
                Long.toString(batch.to()),
                Long.toString(batch.at().toEpochMilli()),
                root,
                Integer.toString(part));
        return TIME.format(batch.at()) + "-" + Checksum.of(all).substring(0, ID_LENGTH);
    }

    @Override
    public void stopIntake() {
        stopping = true;
    }

    /** What is in hand comes again. */
    @Override
    public void close() {
        stopping = true;
        worker.interrupt();
        try {
            worker.join();
            feed.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
