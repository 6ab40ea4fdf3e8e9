package dev.lull.redis;

import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.ConvertPriority;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code lull:submission:{id}}: what was handed over ({@code path:0}, {@code path:1}, …), below which {@code folder}
 * and {@code prefix} its files are named, if there are these, and how many of its {@code files} are in which state
 * ({@code count:uploaded}, …). So that no file is counted twice, {@code media:{id}} holds the state each file is
 * counted under, and after how many moves. Until it is dispatched, {@code intake_by} takes it in, and nobody else
 * before {@code intake_until}; {@code checkpoint} is how far the walk has come (the number of its path and an object
 * below that), {@code walk_again} asks for another one when this one has ended.
 */
final class SubmissionHash {

    private static final String TARGET = "target";
    private static final String AGAIN = "again";
    private static final String PRIORITY = "priority";
    private static final String ALBUMS = "albums";
    private static final String STARTED = "started";
    private static final String CHECKPOINT = "checkpoint";
    private static final String WALKED = "walked";
    private static final String DISPATCHED = "dispatched";
    private static final String CANCELLED = "cancelled";
    static final String SETTLED = "settled";
    private static final String PATHS = "paths";
    private static final String FOLDER = "folder";
    private static final String PREFIX = "prefix";

    /** More than any caller may hand over: a larger number was not written here, and would fill the memory. */
    private static final int MOST_PATHS = 1_000_000;

    /** What is read of it; the files themselves may be many thousand fields. */
    static final Set<String> HEAD = Stream.concat(
                    Stream.of(
                            TARGET,
                            AGAIN,
                            PRIORITY,
                            ALBUMS,
                            CHECKPOINT,
                            STARTED,
                            WALKED,
                            DISPATCHED,
                            CANCELLED,
                            SETTLED,
                            PATHS,
                            FOLDER,
                            PREFIX),
                    Arrays.stream(MediaState.values()).map(SubmissionHash::count))
            .collect(Collectors.toUnmodifiableSet());

    private SubmissionHash() {}

    static Map<String, String> opened(
            List<String> paths,
            @Nullable Naming naming,
            String target,
            boolean again,
            ConvertPriority priority,
            Instant at) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(TARGET, target);
        if (again) {
            fields.put(AGAIN, "true");
        }
        if (priority != ConvertPriority.NORMAL) {
            fields.put(PRIORITY, priority.wireName());
        }
        fields.put(STARTED, at.toString());
        if (naming != null) {
            fields.put(FOLDER, naming.folder());
            fields.put(PREFIX, naming.prefix());
        }
        fields.put(PATHS, Integer.toString(paths.size()));
        for (int i = 0; i < paths.size(); i++) {
            fields.put(path(i), paths.get(i));
        }
        return fields;
    }

    /** The fields that say how these files are counted. */
    static Set<String> mediaFields(List<String> ids) {
        return ids.stream().map(SubmissionHash::media).collect(Collectors.toSet());
    }

    /** Whether a file is counted where it stands. */
    static boolean counts(Fields fields, String id, MediaPosition position) {
        return (position.state().wireName() + " " + position.moves()).equals(fields.text(media(id)));
    }

    /** The fields of its paths, to be read after the {@link #HEAD}. */
    static Set<String> pathFields(Fields head) {
        return IntStream.range(0, paths(head)).mapToObj(SubmissionHash::path).collect(Collectors.toSet());
    }

    private static int paths(Fields head) {
        Integer paths = head.value(PATHS, SubmissionHash::numberOfPaths);
        return paths == null ? 0 : paths;
    }

    private static int numberOfPaths(String text) {
        int number = Integer.parseInt(text);
        if (number < 0 || number > MOST_PATHS) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    static Submission read(String id, Fields head, Fields paths) {
        Map<MediaState, Long> counts = new EnumMap<>(MediaState.class);
        for (MediaState state : MediaState.values()) {
            long files = head.number(count(state));
            if (files > 0) {
                counts.put(state, files);
            }
        }
        return new Submission(
                id,
                IntStream.range(0, paths(head))
                        .mapToObj(i -> paths.required(path(i)))
                        .toList(),
                naming(head),
                head.required(TARGET),
                "true".equals(head.text(AGAIN)),
                head.value(PRIORITY, ConvertPriority::of, ConvertPriority.NORMAL),
                (int) head.number(ALBUMS),
                position(head.text(CHECKPOINT)),
                counts,
                head.required(STARTED, Instant::parse),
                head.time(WALKED),
                head.time(DISPATCHED),
                head.time(CANCELLED),
                head.time(SETTLED));
    }

    private static @Nullable Naming naming(Fields head) {
        String folder = head.text(FOLDER);
        return folder == null ? null : new Naming(folder, head.required(PREFIX));
    }

    static String checkpoint(WalkPosition position) {
        return position.path() + " " + position.after();
    }

    private static WalkPosition position(@Nullable String checkpoint) {
        if (checkpoint == null) {
            return WalkPosition.START;
        }
        int end = checkpoint.indexOf(' ');
        return new WalkPosition(Integer.parseInt(checkpoint.substring(0, end)), checkpoint.substring(end + 1));
    }

    private static String count(MediaState state) {
        return "count:" + state.wireName();
    }

    private static String media(String id) {
        return "media:" + id;
    }

    private static String path(int number) {
        return "path:" + number;
    }
}
