package dev.lull.coordinator.intake;

import dev.lull.common.posix.OpenedFile;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.ReceiveSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UploadSettings;
import dev.lull.common.store.LocalFolders;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.store.TargetTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places below which sources must be, wherever links lead, and those among them that are passed over. */
public final class AllowedRoots {

    private final SourceRoots roots;
    private final List<Path> excluded;
    private final List<String> rootsInBuckets;
    private final List<String> excludedInBuckets;
    private final ExcludedNames excludedNames;

    /** No name is excluded. */
    AllowedRoots(List<String> roots, List<String> excluded) {
        this(roots, excluded, List.of());
    }

    /** A root that does not exist holds nothing. */
    AllowedRoots(List<String> roots, List<String> excluded, List<String> excludedNames) {
        this.excludedNames = new ExcludedNames(excludedNames);
        this.roots = new SourceRoots(roots);
        this.excluded = SourceRoots.folders(excluded);
        this.rootsInBuckets = inBuckets(roots);
        this.excludedInBuckets = inBuckets(excluded);
    }

    /** Lull's own folders may lie below what was submitted; taking them in would never end. */
    public static AllowedRoots of(Settings settings) {
        List<String> excluded = new ArrayList<>();
        settings.find(LullSettings.INTAKE_EXCLUDE).ifPresent(excluded::addAll);
        settings.find(LullSettings.TARGET)
                .map(target -> S3Location.isOne(target)
                        ? target
                        : TargetTemplate.of(target).fixed())
                .ifPresent(excluded::add);
        settings.find(UploadSettings.MOVED_TO).ifPresent(excluded::add);
        settings.find(ReceiveSettings.FOLDER).ifPresent(excluded::add);
        settings.find(LullSettings.STORE).ifPresent(store -> {
            excluded.add(store);
            excluded.add(LocalFolders.store(settings).toString());
        });
        List<String> names = settings.get(LullSettings.INTAKE_EXCLUDE_NAMES);
        return new AllowedRoots(
                SourceRoots.places(settings), excluded, names.equals(List.of("none")) ? List.of() : names);
    }

    /**
     * Whether the file, all links followed, is below a root.
     *
     * @throws IOException when it cannot be followed to its end
     */
    boolean hold(Path file) throws IOException {
        return roots.hold(file.toRealPath());
    }

    /**
     * Returns the name of the very folder.
     *
     * @throws java.nio.file.AccessDeniedException when it is not below a root
     */
    Path require(OpenedFile opened, Path folder) throws IOException {
        roots.require(opened, folder);
        return opened.path();
    }

    /** Whether this folder is one of those that are passed over. */
    public boolean exclude(Path folder) {
        return !excluded.isEmpty() && excluded.contains(SourceRoots.resolved(folder));
    }

    /** The pattern by which a file or folder of this name is left out; empty when it is not. */
    public Optional<String> excludedBy(String name) {
        return excludedNames.match(name);
    }

    /** Whether an object, or a folder of objects, is below a root. */
    boolean holdObject(String uri) {
        return isBelow(uri, rootsInBuckets);
    }

    /** Whether any root is in a bucket. */
    public boolean holdBuckets() {
        return !rootsInBuckets.isEmpty();
    }

    /** The root that an object is below, without a slash at its end; empty for none. */
    public Optional<String> rootOfObject(String uri) {
        return rootsInBuckets.stream().filter(uri::startsWith).findFirst().map(root -> root.replaceAll("/+$", ""));
    }

    /** Whether an object is below a place that is passed over. */
    public boolean excludeObject(String uri) {
        return isBelow(uri, excludedInBuckets);
    }

    private static boolean isBelow(String uri, List<String> places) {
        return places.stream().anyMatch(place -> (uri + "/").startsWith(place));
    }

    /** What the names of all objects there begin with. */
    private static List<String> inBuckets(List<String> places) {
        return places.stream()
                .filter(S3Location::isOne)
                .map(AllowedRoots::beginning)
                .toList();
    }

    /** A target may sort its files by date, from the first brace on. */
    private static String beginning(String place) {
        int brace = place.indexOf('{');
        return brace >= 0 ? place.substring(0, brace) : place.replaceAll("/+$", "") + "/";
    }
}
