package dev.lull.common.testing.memory;

import static java.util.Objects.requireNonNull;

import dev.lull.common.ledger.MediaCounts;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.ledger.Registration;
import dev.lull.common.ledger.TransitionResult;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.testing.memory.Memory.ContentOwner;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** As with Redis, a change of state is a step of its own, and so is bringing the submission up to date after it. */
final class InMemoryMediaLedger implements MediaLedger {

    private final Memory memory;
    private final Duration contentRetention;

    InMemoryMediaLedger(Memory memory, Duration contentRetention) {
        this.memory = memory;
        this.contentRetention = contentRetention;
    }

    @Override
    public MediaFile register(String id, String submission, String source, String name, Instant at) {
        return registerAll(List.of(new Registration(id, submission, source, name, at)))
                .get(0);
    }

    @Override
    public List<MediaFile> registerAll(List<Registration> files) {
        List<MediaFile> registered = files.stream().map(this::noted).toList();
        registered.forEach(file -> memory.write("media.enlist", () -> {
            memory.listing(file.submission()).add(file.id());
            memory.follow(file.id());
        }));
        return registered;
    }

    private MediaFile noted(Registration file) {
        return memory.change(
                "media.register",
                () -> memory.files
                        .findOrAdd(
                                file.id(),
                                () -> new FileRecord(file.submission(), file.source(), file.name(), file.at()))
                        .file(file.id()));
    }

    @Override
    public Optional<MediaFile> find(String id) {
        return memory.read(() -> memory.files.find(id).map(file -> file.file(id)));
    }

    @Override
    public TransitionResult move(String id, StateChange change) {
        return requireNonNull(moveAll(Map.of(id, change)).get(id));
    }

    @Override
    public Map<String, TransitionResult> moveAll(Map<String, StateChange> changes) {
        Map<String, TransitionResult> results = new LinkedHashMap<>();
        changes.forEach((id, change) -> results.put(id, memory.change("media.move", () -> moved(id, change))));
        results.forEach(this::counted);
        return results;
    }

    @Override
    public TransitionResult move(String id, StateChange change, int lastSend) {
        return counted(
                id,
                memory.change(
                        "media.move",
                        () -> memory.files
                                .find(id)
                                .filter(file -> file.sends == lastSend)
                                .map(file -> moved(id, change))
                                .orElse(TransitionResult.REFUSED)));
    }

    private TransitionResult moved(String id, StateChange change) {
        return moved(id, change.to(), change.to().previous(), file -> {
            file.facts.remove(MediaField.REASON);
            file.sendOpenUntil = null;
            file.facts.putAll(change.facts());
        });
    }

    @Override
    public TransitionResult retry(String id, MediaState to) {
        return counted(
                id,
                memory.change(
                        "media.retry",
                        () -> moved(id, to, to.retriedFrom(), file -> {
                            memory.files.persist(id);
                            file.publishedAt = null;
                            file.publishedAgain = 0;
                            file.facts.keySet().removeAll(MediaField.forgottenBy(to));
                        })));
    }

    private interface Change {
        void on(FileRecord file);
    }

    private TransitionResult moved(String id, MediaState to, Set<MediaState> from, Change change) {
        FileRecord file = memory.files.find(id).orElse(null);
        if (file == null) {
            return TransitionResult.REFUSED;
        } else if (file.state == to) {
            return TransitionResult.REPEATED;
        } else if (!from.contains(file.state)) {
            return TransitionResult.REFUSED;
        }
        file.enter(to, memory.now());
        change.on(file);
        return TransitionResult.DONE;
    }

    private TransitionResult counted(String id, TransitionResult outcome) {
        if (outcome != TransitionResult.REFUSED) {
            memory.write("media.count", () -> memory.follow(id));
        }
        return outcome;
    }

    @Override
    public OptionalInt publishAgain(String id, MediaState state, Duration quiet) {
        return memory.change("media.publishAgain", () -> {
            Instant before = memory.now().minusMillis(quiet.toMillis());
            FileRecord file = memory.files.find(id).orElse(null);
            if (file == null
                    || file.state != state
                    || file.since.isAfter(before)
                    || (file.publishedAt != null && file.publishedAt.isAfter(before))) {
                return OptionalInt.empty();
            }
            file.publishedAt = memory.now();
            file.publishedAgain++;
            return OptionalInt.of(file.publishedAgain + 1);
        });
    }

    @Override
    public String claimContent(String sha256, String target, String media) {
        return takeOverContent(sha256, target, media, "");
    }

    @Override
    public String takeOverContent(String sha256, String target, String media, String former) {
        return memory.change("media.claimContent", () -> {
            ContentOwner owner = memory.contents.find(sha256).orElse(null);
            if (owner == null
                    || !owner.target().equals(target)
                    || List.of(media, former).contains(owner.file())) {
                own(sha256, new ContentOwner(media, target, false));
                return media;
            }
            if (owner.arrived()) {
                memory.contents.expire(sha256, contentRetention);
            }
            return owner.file();
        });
    }

    private void own(String sha256, ContentOwner owner) {
        memory.contents.remove(sha256);
        memory.contents.findOrAdd(sha256, () -> owner);
    }

    @Override
    public void contentArrived(String sha256, String media) {
        memory.write(
                "media.contentArrived",
                () -> memory.contents
                        .find(sha256)
                        .filter(owner -> owner.file().equals(media))
                        .ifPresent(owner -> {
                            own(sha256, new ContentOwner(media, owner.target(), true));
                            memory.contents.expire(sha256, contentRetention);
                        }));
    }

    @Override
    public boolean hasArrived(String sha256, String media) {
        return memory.read(() -> memory.contents
                .find(sha256)
                .filter(owner -> owner.file().equals(media) && owner.arrived())
                .isPresent());
    }

    @Override
    public void releaseContent(String sha256, String media) {
        memory.write(
                "media.releaseContent",
                () -> memory.contents
                        .find(sha256)
                        .filter(owner -> owner.file().equals(media))
                        .ifPresent(owner -> memory.contents.remove(sha256)));
    }

    @Override
    public void addDuplicate(String owner, String id) {
        memory.write(
                "media.addDuplicate",
                () -> memory.duplicates.findOrAdd(owner, HashSet::new).add(id));
    }

    @Override
    public List<String> duplicates(String owner) {
        return memory.read(() -> memory.duplicates.find(owner).map(List::copyOf).orElse(List.of()));
    }

    @Override
    public void noteOriginal(String id, String what) {
        memory.write(
                "media.noteOriginal",
                () -> memory.files.find(id).ifPresent(file -> file.facts.putIfAbsent(MediaField.ORIGINAL, what)));
    }

    @Override
    public boolean forget(String id) {
        return memory.change("media.forget", () -> {
            boolean settled =
                    memory.files.find(id).filter(file -> file.state.settled()).isPresent();
            if (settled) {
                memory.files.remove(id);
                memory.duplicates.remove(id);
            }
            return settled;
        });
    }

    @Override
    public MediaCounts counts() {
        return memory.read(() -> {
            Map<MediaState, Long> byState = new EnumMap<>(MediaState.class);
            Map<MediaKind, Long> queued = new EnumMap<>(MediaKind.class);
            memory.files.all().forEach(entry -> {
                FileRecord file = entry.getValue();
                if (file.indexed != null) {
                    byState.merge(file.indexed, 1L, Long::sum);
                }
                if (file.indexed == MediaState.QUEUED && !file.facts.containsKey(MediaField.SIDECAR_OF)) {
                    queued.merge(file.file(entry.getKey()).kind(), 1L, Long::sum);
                }
            });
            queued.keySet().retainAll(Set.of(MediaKind.IMAGE, MediaKind.VIDEO));
            return new MediaCounts(byState, queued);
        });
    }

    @Override
    public List<MediaFile> inState(MediaState state, int offset, int limit) {
        return memory.read(() -> memory.filesIndexedUnder(state).stream()
                .filter(entry -> entry.getValue().state == state)
                .sorted(Comparator.comparing((Map.Entry<String, FileRecord> entry) ->
                                entry.getValue().since.toEpochMilli())
                        .thenComparing(Map.Entry::getKey))
                .skip(offset)
                .limit(Math.max(0, limit))
                .map(entry -> entry.getValue().file(entry.getKey()))
                .toList());
    }
}
