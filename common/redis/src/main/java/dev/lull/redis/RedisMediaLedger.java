package dev.lull.redis;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.ContentClaim;
import dev.lull.common.ledger.MediaCounts;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.Registration;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redisson.client.codec.StringCodec;

/** Files as hashes; an index by state; a string for each content seen. */
final class RedisMediaLedger implements MediaLedger {

    private final Redis redis;
    private final NewHashes newHashes;
    private final Keys keys;
    private final Index index;
    private final StateFollower follower;
    private final Duration contentRetention;

    /** @param contentRetention how long content that has arrived is remembered */
    RedisMediaLedger(Redis redis, Index index, StateFollower follower, Duration contentRetention) {
        this.redis = redis;
        this.newHashes = new NewHashes(redis);
        this.keys = redis.keys();
        this.index = index;
        this.follower = follower;
        this.contentRetention = contentRetention;
    }

    @Override
    public MediaFile register(String id, String submission, String source, String name, Instant at) {
        return registerAll(List.of(new Registration(id, submission, source, name, at)))
                .get(0);
    }

    @Override
    public List<MediaFile> registerAll(List<Registration> files) {
        Map<String, Map<String, String>> hashes = new LinkedHashMap<>();
        for (Registration file : files) {
            hashes.put(
                    keys.media(file.id()),
                    MediaHash.submitted(file.submission(), file.source(), file.name(), file.at()));
        }
        Map<String, Fields> standing = newHashes.createAll(hashes);
        List<MediaFile> registered = new ArrayList<>();
        List<StateFollower.Standing> standings = new ArrayList<>();
        for (Registration submitted : files) {
            String id = submitted.id();
            Fields fields = requireNonNull(standing.get(keys.media(id)));
            MediaFile file = MediaHash.find(id, fields).orElseThrow();
            registered.add(file);
            standings.add(new StateFollower.Standing(
                    id, MediaHash.position(fields), file.state().previous()));
        }
        enlist(registered);
        follower.follow(standings);
        return registered;
    }

    private void enlist(List<MediaFile> files) {
        Map<String, List<String>> bySubmission = new LinkedHashMap<>();
        files.forEach(file -> bySubmission
                .computeIfAbsent(file.submission(), first -> new ArrayList<>())
                .add(file.id()));
        redis.runAll(
                Script.SUBMISSION_ENLIST,
                bySubmission.entrySet().stream()
                        .map(each -> new ScriptCall(keys.submissionMedia(each.getKey()), each.getValue()))
                        .toList());
    }

    @Override
    public Optional<MediaFile> find(String id) {
        return MediaHash.find(id, redis.hash(keys.media(id)));
    }

    @Override
    public List<MediaFile> findAll(List<String> ids) {
        List<Fields> hashes = redis.hashes(ids.stream().map(keys::media).toList());
        List<MediaFile> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            Fields fields = hashes.get(i);
            Index.check(() -> MediaHash.find(id, fields)).ifPresent(found::addAll);
        }
        return found;
    }

    @Override
    public TransitionResult move(String id, StateChange change) {
        return requireNonNull(moveAll(Map.of(id, change)).get(id));
    }

    @Override
    public TransitionResult move(String id, StateChange change, int lastSend) {
        return moved(Script.MEDIA_MOVE, List.of(movement(id, change, Integer.toString(lastSend))))
                .get(0);
    }

    @Override
    public Map<String, TransitionResult> moveAll(Map<String, StateChange> changes) {
        List<Movement> movements = changes.entrySet().stream()
                .map(each -> movement(each.getKey(), each.getValue(), ""))
                .toList();
        List<TransitionResult> moved = moved(Script.MEDIA_MOVE, movements);
        Map<String, TransitionResult> results = new LinkedHashMap<>();
        for (int i = 0; i < movements.size(); i++) {
            results.put(movements.get(i).id(), moved.get(i));
        }
        return results;
    }

    @Override
    public TransitionResult retry(String id, MediaState to) {
        Set<MediaState> from = to.retriedFrom();
        List<String> arguments = new ArrayList<>(List.of(to.wireName(), words(from)));
        MediaField.forgottenBy(to).stream().map(MediaField::wireName).forEach(arguments::add);
        return moved(Script.MEDIA_RETRY, List.of(new Movement(id, to, from, arguments)))
                .get(0);
    }

    /** What is asked of the script that moves a file. */
    private record Movement(String id, MediaState to, Set<MediaState> from, List<String> arguments) {}

    private static Movement movement(String id, StateChange change, String lastSend) {
        Set<MediaState> from = change.to().previous();
        List<String> arguments = new ArrayList<>(List.of(change.to().wireName(), words(from), lastSend));
        change.facts().forEach((field, text) -> {
            arguments.add(field.wireName());
            arguments.add(text);
        });
        return new Movement(id, change.to(), from, arguments);
    }

    private static String words(Set<MediaState> states) {
        return states.stream().map(MediaState::wireName).collect(Collectors.joining(" ", " ", " "));
    }

    private List<TransitionResult> moved(Script script, List<Movement> movements) {
        List<List<String>> answers = redis.runAll(
                script,
                movements.stream()
                        .map(each -> new ScriptCall(keys.media(each.id()), each.arguments()))
                        .toList());
        List<TransitionResult> results = new ArrayList<>();
        List<StateFollower.Standing> standings = new ArrayList<>();
        for (int i = 0; i < movements.size(); i++) {
            List<String> answer = answers.get(i);
            Movement movement = movements.get(i);
            if (answer.get(0).equals("refused")) {
                results.add(TransitionResult.REFUSED);
                continue;
            }
            MediaPosition position = new MediaPosition(
                    answer.get(1),
                    movement.to(),
                    Long.parseLong(answer.get(2)),
                    Instant.parse(answer.get(3)),
                    StateFollower.queuedKind(answer.get(4)));
            standings.add(new StateFollower.Standing(movement.id(), position, movement.from()));
            results.add(answer.get(0).equals("done") ? TransitionResult.DONE : TransitionResult.REPEATED);
        }
        follower.follow(standings);
        return results;
    }

    @Override
    public OptionalInt publishAgain(String id, MediaState state, Duration quiet) {
        List<String> answer =
                redis.run(Script.MEDIA_PUBLISH_AGAIN, keys.media(id), List.of(state.wireName(), quiet.toMillis()));
        return answer.get(0).equals("publish") ? OptionalInt.of(Integer.parseInt(answer.get(1))) : OptionalInt.empty();
    }

    @Override
    public String claimContent(String sha256, String target, String media) {
        return takeOverContent(sha256, target, media, "");
    }

    @Override
    public String takeOverContent(String sha256, String target, String media, String former) {
        return claimed(List.of(claim(sha256, target, media, former))).get(0);
    }

    @Override
    public List<String> claimAll(List<ContentClaim> claims) {
        return claimed(claims.stream()
                .map(each -> claim(each.content(), each.target(), each.media(), ""))
                .toList());
    }

    private ScriptCall claim(String content, String target, String media, String former) {
        return new ScriptCall(keys.seen(content), List.of(media, target, contentRetention.toMillis(), former));
    }

    private List<String> claimed(List<ScriptCall> claims) {
        return redis.runAll(Script.SEEN_CLAIM, claims).stream()
                .map(answer -> answer.get(0))
                .toList();
    }

    @Override
    public void contentArrived(String sha256, String media) {
        arrived(List.of(arrival(sha256, media)));
    }

    @Override
    public void contentsArrived(List<MediaFile> files) {
        List<ScriptCall> arrivals = new ArrayList<>();
        for (MediaFile file : files) {
            if (file.content() != null) {
                arrivals.add(arrival(file.content(), file.id()));
            }
        }
        arrived(arrivals);
    }

    private ScriptCall arrival(String content, String media) {
        return new ScriptCall(keys.seen(content), List.of(media, contentRetention.toMillis()));
    }

    private void arrived(List<ScriptCall> arrivals) {
        redis.runAll(Script.SEEN_ARRIVED, arrivals);
    }

    @Override
    public boolean hasArrived(String sha256, String media) {
        String known = redis.ask(
                keys.seen(sha256),
                redisson -> redisson.<String>getBucket(keys.seen(sha256), StringCodec.INSTANCE)
                        .get());
        return known != null && known.startsWith(media + "+ ");
    }

    @Override
    public void releaseContent(String sha256, String media) {
        redis.run(Script.SEEN_RELEASE, keys.seen(sha256), List.of(media));
    }

    @Override
    public void addDuplicate(String owner, String id) {
        redis.ask(
                keys.duplicates(owner),
                redisson -> redisson.getSet(keys.duplicates(owner), StringCodec.INSTANCE)
                        .add(id));
    }

    @Override
    public List<String> duplicates(String owner) {
        return duplicatesOf(List.of(owner)).getOrDefault(owner, List.of());
    }

    @Override
    public Map<String, List<String>> duplicatesOf(List<String> owners) {
        List<List<String>> sets =
                redis.sets(owners.stream().map(keys::duplicates).toList());
        Map<String, List<String>> duplicates = new LinkedHashMap<>();
        for (int i = 0; i < owners.size(); i++) {
            if (!sets.get(i).isEmpty()) {
                duplicates.put(owners.get(i), sets.get(i));
            }
        }
        return duplicates;
    }

    @Override
    public void noteOriginal(String id, String what) {
        redis.run(Script.MEDIA_NOTE, keys.media(id), List.of(MediaField.ORIGINAL.wireName(), what));
    }

    @Override
    public boolean forget(String id) {
        List<String> settled = Arrays.stream(MediaState.values())
                .filter(MediaState::settled)
                .map(MediaState::wireName)
                .toList();
        boolean forgotten = redis.forget(keys.media(id), MediaHash.STATE, settled);
        if (forgotten) {
            redis.delete(keys.duplicates(id));
        }
        return forgotten;
    }

    @Override
    public MediaCounts counts() {
        List<MediaState> states = List.of(MediaState.values());
        List<Long> sizes = index.sizes(Stream.concat(
                        states.stream().map(keys::mediaIn),
                        StateFollower.QUEUED_KINDS.stream().map(keys::queued))
                .toList());
        Map<MediaState, Long> byState = new EnumMap<>(MediaState.class);
        for (int i = 0; i < states.size(); i++) {
            byState.put(states.get(i), sizes.get(i));
        }
        byState.values().removeIf(size -> size == 0);
        Map<MediaKind, Long> queued = new EnumMap<>(MediaKind.class);
        for (int i = 0; i < StateFollower.QUEUED_KINDS.size(); i++) {
            queued.put(StateFollower.QUEUED_KINDS.get(i), sizes.get(states.size() + i));
        }
        return new MediaCounts(byState, queued);
    }

    @Override
    public List<MediaFile> inState(MediaState state, int offset, int limit) {
        return index.read(
                keys.mediaIn(state),
                offset,
                limit,
                keys::media,
                (id, fields) -> MediaHash.find(id, fields).filter(file -> stands(id, fields, state)));
    }

    /** Whether a file is in this state; if not, a crash may have kept what follows from its move. */
    private boolean stands(String id, Fields fields, MediaState state) {
        MediaPosition position = MediaHash.position(fields);
        if (position.state() != state) {
            follower.follow(List.of(new StateFollower.Standing(id, position, Set.of(state))));
        }
        return position.state() == state;
    }
}
