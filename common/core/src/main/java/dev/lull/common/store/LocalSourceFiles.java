package dev.lull.common.store;

import dev.lull.common.posix.OpenedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Originals on the disks of this machine, and those it has mounted. */
public final class LocalSourceFiles implements SourceFiles {

    /** What a system says whose network disk, or disk, is away. */
    private static final Set<String> AWAY = Set.of(
            "Input/output error",
            "Remote I/O error",
            "Stale file handle",
            "Stale NFS file handle",
            "Transport endpoint is not connected",
            "Host is down",
            "No route to host",
            "Network is unreachable",
            "Connection timed out",
            "Connection refused",
            "Connection reset by peer",
            "No such device",
            "No such device or address");

    private final SourceRoots roots;

    /** @param roots what is elsewhere is refused when it is opened */
    public LocalSourceFiles(SourceRoots roots) {
        this.roots = roots;
    }

    @Override
    public Optional<State> stat(String source) throws IOException {
        try {
            PosixFileAttributes now = Files.readAttributes(Path.of(source), PosixFileAttributes.class);
            return Optional.of(new State(now.size(), now.lastModifiedTime().toInstant(), null, now.permissions()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** Rights, and disks that are away, show when something is read. */
    @Override
    public State requireReadable(String source) throws IOException {
        try (HeldFile held = hold(source);
                InputStream file = Files.newInputStream(held.path())) {
            int unused = file.read();
        } catch (AccessDeniedException e) {
            throw (AccessDeniedException) new AccessDeniedException(source, null, e.getReason()).initCause(e);
        }
        return SourceFiles.super.requireReadable(source);
    }

    /**
     * The file itself, whatever is put in its place meanwhile.
     *
     * @throws AccessDeniedException when it is, or a link has led, outside the roots
     */
    @Override
    public HeldFile hold(String source) throws IOException {
        OpenedFile opened = OpenedFile.of(Path.of(source));
        try {
            opened.requireRegular();
            roots.require(opened, Path.of(source));
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        return new HeldFile(opened.path(), opened::close);
    }

    @Override
    public Page objects(String beginning, String after) {
        return new Page(List.of(), null);
    }

    /** Any other error is an answer: of a name that is too long, or links that go in a circle, nothing ever comes. */
    @Override
    public void requireAvailable(String folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder))) {
            boolean unused = entries.iterator().hasNext();
        } catch (FileSystemException e) {
            requireAnswer(e);
        } catch (DirectoryIteratorException e) {
            if (e.getCause() instanceof FileSystemException listing) {
                requireAnswer(listing);
            }
        }
    }

    static void requireAnswer(FileSystemException e) throws FileSystemException {
        if (e.getReason() != null && AWAY.contains(e.getReason())) {
            throw e;
        }
    }

    @Override
    public void close() {
        // nothing is held
    }
}
