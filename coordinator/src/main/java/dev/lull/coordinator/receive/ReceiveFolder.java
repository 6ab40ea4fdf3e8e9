package dev.lull.coordinator.receive;

import static java.util.Objects.requireNonNull;

import dev.lull.common.json.TextRecords;
import dev.lull.common.store.FolderDeletion;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The received files on a disk: each has a folder named by its id, which holds a note and, below {@value #CONTENT}, the
 * bytes under the name that was given. One process at a time works in it. Whatever else is there is left alone.
 */
class ReceiveFolder implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(ReceiveFolder.class);

    /** A folder of ours; what is in it may be deleted. */
    private static final Pattern OURS = Pattern.compile("upload-([0-9]{8}-[0-9]{6}-[0-9a-f]+)");

    private static final String CONTENT = "file";
    private static final String NOTE = "note.json";
    /** Holds where the bytes of a running call begin, which count only once their checksum was compared. */
    private static final String UNCHECKED = "unchecked";

    private final Path root;
    private final FileChannel lock;
    private final Map<String, ReceivedFile> files = new ConcurrentHashMap<>();

    /**
     * Takes the folder, which is made if need be, and reads what is in it.
     *
     * @throws IOException when that fails, or another process has it
     */
    ReceiveFolder(Path root) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
        this.lock = FileChannel.open(this.root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            requireLock();
            load();
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private void requireLock() throws IOException {
        boolean locked;
        try {
            locked = lock.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            locked = false;
        }
        if (!locked) {
            throw new FileSystemException(root.toString(), null, "another coordinator works in it");
        }
    }

    private void load() throws IOException {
        for (Path entry : folders()) {
            load(id(entry.toString()).orElseThrow());
        }
    }

    private List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                if (id(entry.toString()).isPresent() && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    folders.add(entry);
                }
            }
        }
        return folders;
    }

    private void load(String id) throws IOException {
        ReceivedFile file;
        try {
            Map<String, String> note =
                    TextRecords.read(Files.readString(folder(id).resolve(NOTE))).get(0);
            file = new ReceivedFile(
                    id,
                    requireNonNull(note.get("name")),
                    Long.parseLong(requireNonNull(note.get("length"))),
                    requireNonNull(note.get("metadata")),
                    Stage.valueOf(requireNonNull(note.get("stage"))));
        } catch (IOException | RuntimeException e) {
            log.debug("not a received file: {}", id, e);
            return;
        }
        Path unchecked = folder(id).resolve(UNCHECKED);
        if (Files.exists(unchecked)) {
            try (FileChannel bytes = FileChannel.open(path(file), StandardOpenOption.WRITE)) {
                bytes.truncate(Long.parseLong(Files.readString(unchecked)));
            }
            Files.delete(unchecked);
        }
        files.put(id, file);
    }

    Collection<ReceivedFile> all() {
        return files.values();
    }

    Optional<ReceivedFile> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    /** Below which its name is. */
    Path above(ReceivedFile file) {
        return folder(file.id()).resolve(CONTENT);
    }

    Path path(ReceivedFile file) {
        return above(file).resolve(file.name());
    }

    /** The id of the file that is, or was, at this path; empty when it is none of this folder. */
    Optional<String> id(String path) {
        String above = root + "/";
        if (!path.startsWith(above)) {
            return Optional.empty();
        }
        Matcher ours = OURS.matcher(path.substring(above.length()).split("/", 2)[0]);
        return ours.matches() ? Optional.of(ours.group(1)) : Optional.empty();
    }

    /** Makes an empty file. */
    void create(ReceivedFile file) throws IOException {
        Files.createDirectory(folder(file.id()));
        Files.createDirectories(path(file).getParent());
        Files.createFile(path(file));
        note(file);
    }

    /** Bytes that are here, or were. */
    long size(ReceivedFile file) throws IOException {
        return file.stage() == Stage.RECEIVING ? Files.size(path(file)) : file.length();
    }

    /** Bytes behind this offset do not count until {@link #checked}, whatever happens. */
    void unchecked(ReceivedFile file, long offset) throws IOException {
        replace(folder(file.id()).resolve(UNCHECKED), Long.toString(offset));
    }

    void checked(ReceivedFile file) throws IOException {
        Files.deleteIfExists(folder(file.id()).resolve(UNCHECKED));
    }

    /** When something of it last came or changed. */
    Instant touched(ReceivedFile file) throws IOException {
        Instant noted = modified(folder(file.id()).resolve(NOTE));
        try {
            Instant written = modified(path(file));
            return written.isAfter(noted) ? written : noted;
        } catch (NoSuchFileException deleted) {
            return noted;
        }
    }

    private static Instant modified(Path path) throws IOException {
        return Files.getLastModifiedTime(path).toInstant();
    }

    /** Its bytes are from this time. */
    void modified(ReceivedFile file, Instant time) throws IOException {
        Files.setLastModifiedTime(path(file), FileTime.from(time));
    }

    /** Returns when its bytes, its name and its note are on the disk. */
    void sync(ReceivedFile file) throws IOException {
        force(path(file));
        force(folder(file.id()).resolve(NOTE));
        for (Path each = path(file).getParent(); each != null && each.startsWith(root); each = each.getParent()) {
            force(each);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Notes how far it is. */
    void note(ReceivedFile file) throws IOException {
        Map<String, String> note = new LinkedHashMap<>();
        note.put("name", file.name());
        note.put("length", Long.toString(file.length()));
        note.put("stage", file.stage().name());
        note.put("metadata", file.metadata());
        replace(folder(file.id()).resolve(NOTE), TextRecords.write(List.of(note)));
        files.put(file.id(), file);
    }

    private static void replace(Path path, String text) throws IOException {
        Path half = path.resolveSibling(path.getFileName() + ".tmp");
        Files.writeString(half, text);
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Its note stays. */
    void deleteBytes(ReceivedFile file) throws IOException {
        FolderDeletion.delete(above(file));
    }

    void delete(String id) throws IOException {
        files.remove(id);
        FolderDeletion.delete(folder(id));
    }

    /** Deletes what a process that died while it made or deleted something left behind, from before this time. */
    void deleteRemains(Instant before) throws IOException {
        for (Path entry : folders()) {
            if (!files.containsKey(id(entry.toString()).orElseThrow())
                    && modified(entry).isBefore(before)) {
                FolderDeletion.delete(entry);
                log.info("remains of an upload deleted: {}", entry);
            }
        }
    }

    /** Bytes that may still be written to its disk. */
    long free() {
        // not by way of the FileStore, which wants the mount point and finds none in a chroot
        return root.toFile().getUsableSpace();
    }

    private Path folder(String id) {
        return root.resolve("upload-" + id);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
