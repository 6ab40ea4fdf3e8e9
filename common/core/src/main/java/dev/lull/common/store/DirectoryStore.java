package dev.lull.common.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A store in a directory that all workers see: a local one, or a network file system whose rename is atomic. Scratch
 * folders are in the same directory, so that {@link #put} is a rename, and go away with the key they are below.
 */
public final class DirectoryStore implements MediaStore {

    private final Path root;

    /** Keeps everything below {@code root}, which is created with the first object. */
    public DirectoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public HeldFile get(String key) throws IOException {
        Path object = resolve(key);
        if (!Files.isRegularFile(object)) {
            throw new NoSuchFileException(object.toString());
        }
        return HeldFile.staying(object);
    }

    @Override
    public OptionalLong size(String key) throws IOException {
        try {
            BasicFileAttributes object = Files.readAttributes(resolve(key), BasicFileAttributes.class);
            return object.isRegularFile() ? OptionalLong.of(object.size()) : OptionalLong.empty();
        } catch (NoSuchFileException none) {
            return OptionalLong.empty();
        }
    }

    /** The folder itself is made with the first object, so the one it will be made in counts until then. */
    @Override
    public void check() throws IOException {
        Path there = root;
        while (there.getParent() != null && Files.notExists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new IOException(
                    "store: cannot write to " + root + ": " + there + " is not a folder this process may write to");
        }
    }

    @Override
    public void put(Path file, String key) throws IOException {
        Path object = resolve(key);
        Path folder = Files.createDirectories(requireNonNull(object.getParent()));
        sync(file);
        try {
            Files.move(file, object, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            copyIn(file, object);
            Files.delete(file);
        }
        sync(folder);
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        Path above = resolve(folder);
        if (!Files.isDirectory(above)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(above)) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                if (StoreKey.isPart(name)) {
                    entries.add(new Entry(folder + "/" + name, lastWritten(each)));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /** When something disappears meanwhile, another process changes it now. */
    private static Instant lastWritten(Path object) throws IOException {
        Instant last = Instant.EPOCH;
        try (Stream<Path> tree = Files.walk(object)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Instant written = Files.getLastModifiedTime(path).toInstant();
                last = written.isAfter(last) ? written : last;
            }
        } catch (NoSuchFileException | UncheckedIOException gone) {
            return Instant.now();
        }
        return last;
    }

    /** A worker that lost its claim may still write there; what it leaves goes with the next deletion. */
    @Override
    public void delete(String key) throws IOException {
        FolderDeletion.delete(resolve(key));
    }

    @Override
    public Path scratch(String name) throws IOException {
        delete(name);
        return Files.createDirectories(resolve(name));
    }

    private static void copyIn(Path file, Path object) throws IOException {
        Path half = object.resolveSibling("." + object.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.copy(file, half);
            sync(half);
            Files.move(half, object, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** Returns when the file's bytes, or the folder's names, are on the disk. */
    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path resolve(String key) {
        StoreKey.check(key);
        return root.resolve(key);
    }
}
