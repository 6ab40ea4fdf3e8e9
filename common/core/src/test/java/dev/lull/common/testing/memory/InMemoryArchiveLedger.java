package dev.lull.common.testing.memory;

import dev.lull.common.ledger.ArchiveLedger;
import dev.lull.common.ledger.UnpackingPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far archives are, who has them, and what opens them. */
final class InMemoryArchiveLedger implements ArchiveLedger {

    private final Memory memory;
    private final Map<String, Unpacking> archives = new HashMap<>();
    private final Map<String, Passwords> passwords = new HashMap<>();

    InMemoryArchiveLedger(Memory memory) {
        this.memory = memory;
    }

    private static final class Unpacking {
        private @Nullable String by;
        private Instant until = Instant.MIN;
        private UnpackingPosition position = UnpackingPosition.NONE;
    }

    private static final class Passwords {
        private final Set<String> all = new LinkedHashSet<>();
        private Instant until = Instant.MIN;
    }

    @Override
    public boolean hold(String archive, String coordinator, Duration lease) {
        return memory.change("archives.hold", () -> {
            Unpacking known = archives.computeIfAbsent(archive, any -> new Unpacking());
            if (known.by != null && !known.by.equals(coordinator) && known.until.isAfter(memory.now())) {
                return false;
            }
            known.by = coordinator;
            known.until = memory.now().plus(lease);
            return true;
        });
    }

    @Override
    public void leave(String archive, String coordinator) {
        memory.write("archives.leave", () -> {
            Unpacking known = archives.get(archive);
            if (known != null && coordinator.equals(known.by)) {
                known.by = null;
            }
        });
    }

    @Override
    public UnpackingPosition position(String archive) {
        return memory.read(
                () -> archives.containsKey(archive) ? archives.get(archive).position : UnpackingPosition.NONE);
    }

    @Override
    public boolean note(String archive, String coordinator, UnpackingPosition position) {
        return memory.change("archives.note", () -> {
            Unpacking known = archives.get(archive);
            if (known == null || !coordinator.equals(known.by)) {
                return false;
            }
            known.position = position;
            return true;
        });
    }

    @Override
    public void forget(String archive) {
        memory.write("archives.forget", () -> archives.remove(archive));
    }

    @Override
    public void addPasswords(String of, List<String> added, Duration kept) {
        memory.write("archives.addPasswords", () -> {
            Passwords known = passwords.computeIfAbsent(of, any -> new Passwords());
            known.all.addAll(added);
            known.until = memory.now().plus(kept);
        });
    }

    @Override
    public List<String> passwords(String of) {
        return memory.read(() -> {
            Passwords known = passwords.get(of);
            return known == null || !known.until.isAfter(memory.now()) ? List.of() : List.copyOf(known.all);
        });
    }
}
