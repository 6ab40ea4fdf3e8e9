package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Naming;
import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.StateChange;
import dev.lull.common.posix.OpenedFile;
import dev.lull.common.probe.SidecarNames;
import dev.lull.common.store.ArchivedSource;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Walks what a submission names, in an order that is the same each time: the paths as given; in a folder first its
 * files by name, each before its sidecars, then its sub-folders. Only the entries of the folders on the way down are
 * held in memory.
 */
final class SourceWalk {

    private static final Pattern URI = Pattern.compile("([a-z][a-z0-9+.-]*)://.+", Pattern.DOTALL);
    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(path -> path.getFileName().toString());

    private final AllowedRoots allowedRoots;
    private final ObjectWalk objects;
    private final SourceCheck sourceCheck;
    private final WalkVisitor visitor;
    /** What is walked at the moment, as it was given. */
    private String root = "";

    SourceWalk(AllowedRoots allowedRoots, SourceFiles files, SourceCheck sourceCheck, WalkVisitor visitor) {
        this.allowedRoots = allowedRoots;
        this.objects = new ObjectWalk(allowedRoots, files, sourceCheck, visitor);
        this.sourceCheck = sourceCheck;
        this.visitor = visitor;
    }

    /**
     * Walks these paths, or the rest of them.
     *
     * @param from {@link WalkVisitor#passed} is told further positions
     */
    void walk(List<String> given, WalkPosition from) throws InterruptedException {
        for (int i = from.path(); i < given.size(); i++) {
            WalkPosition here = i == from.path() ? from : new WalkPosition(i, "");
            walk(given.get(i), here);
            visitor.passed(new WalkPosition(i + 1, ""));
        }
    }

    /**
     * Comes across these files, each before its sidecars.
     *
     * @param files absolute paths, or URIs of objects, sorted
     * @param naming below whose folder they are
     */
    void files(List<String> files, Naming naming) throws InterruptedException {
        root = naming.folder();
        sourceCheck.requireAvailable(root);
        String before = naming.prefix().isEmpty() ? "" : naming.prefix() + "/";
        if (S3Location.isOne(root)) {
            objects.files(files, root, before);
            return;
        }
        Families families = new Families(visitor);
        for (String each : files) {
            Path file = Path.of(each);
            String name = before + Path.of(root).relativize(file);
            boolean gone = Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
            families.add(gone ? odd(file, name, Verdicts.missing()) : classify(file, name));
        }
        families.finish();
    }

    private void walk(String path, WalkPosition here) throws InterruptedException {
        var uri = URI.matcher(path);
        if (S3Location.isOne(path)) {
            objects.walk(path, here);
        } else if (ArchivedSource.isOne(path)) {
            visitor.found(WalkEntry.file(path, lastName(path)));
        } else if (uri.matches()) {
            String problem = uri.group(1) + ":// sources cannot be read here";
            visitor.found(WalkEntry.odd(path, lastName(path), Verdicts.quarantined(problem)));
        } else {
            try {
                given(Path.of(path).toAbsolutePath().normalize());
            } catch (InvalidPathException e) {
                visitor.found(
                        WalkEntry.odd(path, lastName(path), Verdicts.quarantined("not a path: " + e.getReason())));
            }
        }
    }

    /** A link that was named itself is followed. */
    private void given(Path path) throws InterruptedException {
        String name = path.getFileName() == null ? "root" : path.getFileName().toString();
        root = path.toString();
        sourceCheck.requireAvailable(root);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            visitor.found(odd(path, name, Files.notExists(path) ? Verdicts.missing() : Verdicts.hidden()));
        } else if (!Files.isDirectory(path)) {
            file(path, name);
        } else if (refused(path)) {
            visitor.found(odd(path, name, Verdicts.outsideRoots()));
        } else if (!folder(path, "")) {
            visitor.found(odd(path, name, Verdicts.emptyFolder()));
        }
    }

    /** Returns whether anything was found. */
    private boolean folder(Path folder, String prefix) throws InterruptedException {
        List<Path> folders = new ArrayList<>();
        boolean any = false;
        try {
            // each one is dropped as it is passed: there may be a million of them
            Deque<Path> entries = new ArrayDeque<>(sourceCheck.persistently(root, () -> entries(folder)));
            Families families = new Families(visitor);
            while (!entries.isEmpty()) {
                Path entry = entries.remove();
                if (isFolder(entry)) {
                    folders.add(entry);
                    continue;
                }
                any = true;
                if (!leftOut(entry, prefix)) {
                    families.add(classify(entry, prefix + name(entry)));
                }
            }
            families.finish();
        } catch (IOException e) {
            String why = reason(e);
            String name = prefix.isEmpty() ? folder.getFileName().toString() : prefix.replaceFirst("/$", "");
            visitor.found(odd(folder, name, Verdicts.unreadableFolder(why)));
            return true;
        }
        for (Path each : folders) {
            if (allowedRoots.exclude(each)) {
                visitor.found(odd(each, prefix + name(each), Verdicts.excluded()));
                any = true;
            } else {
                any |= leftOut(each, prefix) || folder(each, prefix + name(each) + "/");
            }
        }
        return any;
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException system) {
            String otherwise = e instanceof AccessDeniedException ? "no permission" : "it is no folder any more";
            return Objects.requireNonNullElse(system.getReason(), otherwise);
        }
        return String.valueOf(e.getMessage());
    }

    /** Of the very folder that is below a root, whatever is put in its place meanwhile. */
    private List<Path> entries(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (OpenedFile opened = OpenedFile.of(folder);
                DirectoryStream<Path> entries = Files.newDirectoryStream(allowedRoots.require(opened, folder))) {
            entries.forEach(entry -> all.add(folder.resolve(entry.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        all.sort(BY_NAME);
        return all;
    }

    /** What cannot be looked at counts as a file, whose reading fails. */
    private boolean isFolder(Path entry) throws InterruptedException {
        try {
            return sourceCheck.persistently(
                    root,
                    () -> Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                            .isDirectory());
        } catch (IOException unknown) {
            return false;
        }
    }

    /** A file that was named itself; what else is in its folder tells whose sidecar it is. */
    private void file(Path file, String name) throws InterruptedException {
        WalkEntry entry = classify(file, name);
        Optional<String> family = Families.beginning(name);
        List<String> beside = new ArrayList<>();
        if (SidecarNames.isSidecar(name) && family.isPresent() && file.getParent() != null) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                    file.getParent(), each -> name(each).startsWith(family.get()))) {
                entries.forEach(each -> beside.add(name(each)));
            } catch (IOException | DirectoryIteratorException unreadable) {
                beside.clear();
            }
        }
        visitor.found(new SidecarNames(beside)
                .owner(name)
                .map(owner -> entry.sidecarOf(file.resolveSibling(owner).toString()))
                .orElse(entry));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** A folder is one entry, whatever it holds. */
    private boolean leftOut(Path entry, String prefix) throws InterruptedException {
        String name = entry.getFileName().toString();
        Optional<String> pattern = allowedRoots.excludedBy(name);
        if (pattern.isPresent()) {
            visitor.found(odd(entry, prefix + name, Verdicts.excludedName(pattern.get())));
        }
        return pattern.isPresent();
    }

    private WalkEntry classify(Path file, String name) {
        if (!isText(file)) {
            return odd(file, name, Verdicts.undecodableName());
        }
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            return odd(file, name, Verdicts.danglingLink());
        }
        if (Files.isDirectory(file)) {
            return odd(file, name, Verdicts.folderLink());
        }
        if (refused(file)) {
            return odd(file, name, Verdicts.outsideRoots());
        }
        return Files.isRegularFile(file) || isUnknown(file)
                ? WalkEntry.file(file.toString(), name)
                : odd(file, name, Verdicts.special());
    }

    /** A disk that is away tells neither that it is there nor that it is not; reading it waits for the disk. */
    private static boolean isUnknown(Path file) {
        return !Files.exists(file) && !Files.notExists(file);
    }

    private boolean refused(Path path) {
        try {
            return !allowedRoots.hold(path);
        } catch (IOException unreachable) {
            return false;
        }
    }

    /** A name that cannot be written as text is shown percent-encoded in the source, which keeps sources apart. */
    private static WalkEntry odd(Path path, String name, StateChange verdict) {
        return WalkEntry.odd(isText(path) ? path.toString() : path.toUri().toString(), name, verdict);
    }

    private static boolean isText(Path path) {
        try {
            return Path.of(path.toString()).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String lastName(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() ? "unnamed" : last;
    }
}
