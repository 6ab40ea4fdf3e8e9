package dev.lull.standalone.doctor;

import dev.lull.common.ops.Checkup;
import dev.lull.common.posix.ExistingFolder;
import dev.lull.common.process.Confinement;
import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.WatchSettings;
import dev.lull.common.store.LocalFolders;
import dev.lull.common.store.TargetTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Lull needs of the machine. */
public final class MachineCheckups {

    private static final int OLDEST_JAVA = 17;
    private static final int NEWEST_JAVA = 25;
    private static final Path INOTIFY = Path.of("/proc/sys/fs/inotify/max_user_watches");

    /** A library of photos sorted by day has some thousand folders. */
    private static final long FEW_WATCHES = 20_000;

    private final Settings settings;

    public MachineCheckups(Settings settings) {
        this.settings = settings;
    }

    /** Looks at all of it. */
    public List<Checkup> all() {
        List<Checkup> checkups = new ArrayList<>();
        checkups.add(java(Runtime.version()));
        checkups.add(confinement(Confinement.missing()));
        folders().forEach((what, folder) -> checkups.addAll(folder(what, folder)));
        if (settings.find(WatchSettings.FOLDERS).isPresent() && Files.isReadable(INOTIFY)) {
            checkups.add(watches());
        }
        return checkups;
    }

    static Checkup java(Runtime.Version version) {
        int feature = version.feature();
        String found = version + " (" + System.getProperty("java.vendor") + ")";
        if (feature < OLDEST_JAVA) {
            return Checkup.bad("Java", found, "use Java " + OLDEST_JAVA + " to " + NEWEST_JAVA);
        }
        return feature > NEWEST_JAVA
                ? Checkup.warning("Java", found, "not tried by us: use Java " + OLDEST_JAVA + " to " + NEWEST_JAVA)
                : Checkup.good("Java", found);
    }

    /** @param missing what does not work here */
    static Checkup confinement(List<String> missing) {
        return missing.isEmpty()
                ? Checkup.good("confinement", "ffmpeg has bounds on memory and output, and no network")
                : Checkup.warning(
                        "confinement",
                        "ffmpeg runs without " + String.join(", ", missing),
                        "install util-linux (SECURITY.md)");
    }

    private Map<String, Path> folders() {
        Map<String, Path> folders = new LinkedHashMap<>();
        settings.find(LullSettings.STORE)
                .filter(store -> store.startsWith("/"))
                .ifPresent(store -> folders.put("store", LocalFolders.store(settings)));
        settings.find(LullSettings.TARGET)
                .filter(target -> target.startsWith("/"))
                .ifPresent(target ->
                        folders.put("target", Path.of(TargetTemplate.of(target).fixed())));
        return folders;
    }

    private List<Checkup> folder(String what, Path folder) {
        Path there = ExistingFolder.of(folder);
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return List.of(Checkup.bad(
                    what, there + " may not be written to", "give its user the right, or set " + what + " elsewhere"));
        }
        long floor = settings.get(ConvertSettings.DISK_FLOOR);
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String found = String.format(Locale.ROOT, "%s, %.1f GB free", folder, free / 1e9);
            return List.of(
                    free > floor
                            ? Checkup.good(what, found)
                            : Checkup.warning(what, found, "below convert.disk-floor conversions wait"));
        } catch (IOException e) {
            return List.of(Checkup.bad(what, folder + ": " + e.getMessage(), "look at its disk"));
        }
    }

    private static Checkup watches() {
        try {
            long most = Long.parseLong(Files.readString(INOTIFY).strip());
            return most >= FEW_WATCHES
                    ? Checkup.good("watched folders", most + " directories may be followed")
                    : Checkup.warning(
                            "watched folders",
                            "changes are told of " + most + " directories only",
                            "raise fs.inotify.max_user_watches, or live with watch.interval");
        } catch (IOException | NumberFormatException e) {
            return Checkup.warning("watched folders", INOTIFY + ": " + e.getMessage(), "live with watch.interval");
        }
    }
}
