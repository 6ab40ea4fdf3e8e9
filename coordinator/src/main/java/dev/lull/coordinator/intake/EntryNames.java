package dev.lull.coordinator.intake;

import dev.lull.common.probe.SidecarNames;
import dev.lull.common.store.ArchivedSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that were seen in an archive so far, by folder. */
final class EntryNames {

    private final AllowedRoots allowedRoots;
    private final Set<String> leftOut = new HashSet<>();
    private final Set<String> paths = new HashSet<>();
    private final Map<String, List<String>> folders = new HashMap<>();
    /** By folder; made when the first owner is asked for, and all names are known. */
    private final Map<String, SidecarNames> sidecars = new HashMap<>();

    EntryNames(AllowedRoots allowedRoots) {
        this.allowedRoots = allowedRoots;
    }

    /**
     * A file or folder that is left out for its name.
     *
     * @param path of it, which a file in it has only begun with
     * @param pattern that its name matches
     * @param first whether it was not met before
     */
    record LeftOut(String path, String pattern, boolean first) {}

    /** What leaves this file out; empty when nothing does. */
    Optional<LeftOut> leftOut(String path) {
        int end = -1;
        do {
            int begin = end + 1;
            end = path.indexOf('/', begin);
            String until = end < 0 ? path : path.substring(0, end);
            Optional<String> pattern = allowedRoots.excludedBy(until.substring(begin));
            if (pattern.isPresent()) {
                return Optional.of(new LeftOut(until, pattern.get(), leftOut.add(until)));
            }
        } while (end >= 0);
        return Optional.empty();
    }

    /** Notes a file; false when there was one of this path before. */
    boolean add(String path) {
        if (!paths.add(path)) {
            return false;
        }
        int slash = path.lastIndexOf('/') + 1;
        folders.computeIfAbsent(path.substring(0, slash), any -> new ArrayList<>())
                .add(path.substring(slash));
        return true;
    }

    /** The file to which this one belongs as its sidecar, once all names are known. */
    Optional<String> owner(String path) {
        int slash = path.lastIndexOf('/') + 1;
        String folder = path.substring(0, slash);
        return sidecars.computeIfAbsent(folder, each -> new SidecarNames(folders.getOrDefault(each, List.of())))
                .owner(path.substring(slash))
                .map(folder::concat);
    }

    /** The same for a file of an archive, as sources. */
    Optional<String> owner(ArchivedSource source) {
        return owner(source.path()).map(path -> new ArchivedSource(source.archive(), path).source());
    }
}
