package dev.lull.redis;

import static java.util.Objects.requireNonNull;

import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows the states of files: the counts of their submissions, the index by state, and what ended. */
final class StateFollower {

    /** What goes to the target as it is, each in an index of its own while it is queued. */
    static final List<MediaKind> QUEUED_KINDS = List.of(MediaKind.IMAGE, MediaKind.VIDEO);

    private final Redis redis;
    private final Keys keys;
    private final Index index;

    StateFollower(Redis redis, Index index) {
        this.redis = redis;
        this.keys = redis.keys();
        this.index = index;
    }

    /**
     * Where a file stands.
     *
     * @param from the states it may have come from, under which the index may still have it
     */
    record Standing(String id, MediaPosition position, Set<MediaState> from) {}

    /**
     * Brings the submissions' counts and the index up to date; harmless when they are. What it leaves in the index is
     * removed last: as long as that is there, the next to read it finds that the file has gone further.
     */
    void follow(List<Standing> standings) {
        Map<String, List<Object>> counts = new LinkedHashMap<>();
        for (Standing each : standings) {
            MediaPosition position = each.position();
            counts.computeIfAbsent(position.submission(), first -> new ArrayList<>())
                    .addAll(List.of(each.id(), position.state().wireName(), position.moves()));
        }
        redis.runAll(
                Script.SUBMISSION_COUNT,
                counts.entrySet().stream()
                        .map(each -> new ScriptCall(keys.submission(each.getKey()), each.getValue()))
                        .toList());
        List<Index.Entry> entries = new ArrayList<>();
        standings.stream()
                .filter(each -> each.position().state().settled())
                .map(each -> new Index.Entry(
                        each.id(), keys.mediaEnded(), List.of(), each.position().since()))
                .forEach(entries::add);
        standings.stream()
                .filter(StateFollower::isQueuedByItself)
                .map(each -> new Index.Entry(
                        each.id(),
                        keys.queued(requireNonNull(each.position().kind())),
                        List.of(),
                        each.position().since()))
                .forEach(entries::add);
        standings.stream()
                .map(each -> new Index.Entry(
                        each.id(),
                        keys.mediaIn(each.position().state()),
                        left(each.from()),
                        each.position().since()))
                .forEach(entries::add);
        index.move(entries);
    }

    /** The one of {@link #QUEUED_KINDS} with this word; null for any other text. */
    static @Nullable MediaKind queuedKind(String word) {
        return QUEUED_KINDS.stream()
                .filter(kind -> kind.wireName().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static boolean isQueuedByItself(Standing standing) {
        MediaKind kind = standing.position().kind();
        return standing.position().state() == MediaState.QUEUED && kind != null && QUEUED_KINDS.contains(kind);
    }

    /** The sets of these states. */
    private List<String> left(Set<MediaState> states) {
        List<String> sets = new ArrayList<>(states.stream().map(keys::mediaIn).toList());
        if (states.contains(MediaState.QUEUED)) {
            QUEUED_KINDS.stream().map(keys::queued).forEach(sets::add);
        }
        return sets;
    }

    /** Lets the counts of a submission, and the index, follow those of these files that are not counted as they are. */
    void recount(String submission, List<String> ids) {
        Fields counted = redis.hash(keys.submission(submission), SubmissionHash.mediaFields(ids));
        List<Fields> files = redis.hashes(ids.stream().map(keys::media).toList(), MediaHash.POSITION);
        List<Standing> uncounted = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            position(files.get(i))
                    .filter(position -> !SubmissionHash.counts(counted, id, position))
                    .ifPresent(position -> uncounted.add(new Standing(id, position, Set.of())));
        }
        follow(uncounted);
    }

    /** Empty for a file that has expired, or cannot be read. */
    private static Optional<MediaPosition> position(Fields fields) {
        return Index.check(() -> Optional.of(fields).filter(Fields::exist).map(MediaHash::position))
                .flatMap(known -> known.stream().findFirst());
    }
}
