package dev.lull.coordinator.watch;

import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.Submission;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.settings.WatchFolder;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.coordinator.intake.AllowedRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder that coordinators watch; what they submit is kept in a ledger in memory. */
final class WatchedFolder {

    static final Duration SETTLE = Duration.ofSeconds(10);

    final TickingClock clock = new TickingClock();
    final Steps steps = new Steps();
    final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1), steps);
    final Path root;

    private final Settings settings;
    private final String prefix;
    private int submissions;

    WatchedFolder(Path root) {
        this(root, "", Map.of());
    }

    WatchedFolder(Path root, String prefix, Map<String, String> settings) {
        this.root = root;
        this.prefix = prefix;
        this.settings = new SettingsLoader().base(settings).load();
        // files are made now
        clock.tick(Duration.between(clock.instant(), Instant.now()));
    }

    /** A coordinator, just started. */
    FolderWatch coordinator(String name) {
        FolderWatch.Submissions opened = new FolderWatch.Submissions() {
            @Override
            public String newId() {
                submissions++;
                return "s" + submissions;
            }

            @Override
            public void open(String id, List<String> paths, Naming naming) {
                ledger.submissions().open(id, paths, naming, "/target", false, ConvertPriority.NORMAL, clock.instant());
            }
        };
        return new FolderWatch(
                new WatchFolder(root.toString(), prefix),
                ledger.watches(),
                AllowedRoots.of(settings),
                new SettlingFiles(SETTLE, clock),
                new FolderChanges(),
                opened,
                name,
                clock);
    }

    Path file(String name) throws IOException {
        return file(name, "content of " + name);
    }

    Path file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** Walks it until everything has settled. */
    void settled(FolderWatch watch) throws InterruptedException {
        watch.walk(() -> {});
        clock.tick(SETTLE);
        watch.look(Set.of(), () -> {});
    }

    /** The names below the folder of all files that were submitted, in their order, as often as they were. */
    List<String> submitted() {
        List<String> names = new ArrayList<>();
        for (Submission submission : ledger.submissions().unsettled()) {
            submission
                    .paths()
                    .forEach(path -> names.add(root.relativize(Path.of(path)).toString()));
        }
        return names;
    }
}
