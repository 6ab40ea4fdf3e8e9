package dev.lull.upload.targets;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A file on its way, under a hidden name beside the final one: {@code .lull-ID/UNIQUE.part}. The hidden folder has the
 * media id, so that the next upload of the same file after a crash finds the leftovers without reading the whole
 * folder. The name inside is used once only: a worker that was paused, and whose part was taken for a leftover, can
 * neither publish nor spoil the part of its successor.
 */
final class PartFile implements Part {

    /** Of the media id; ours are shorter. */
    private static final int LONGEST_ID = 64;
    /** Another worker that finishes the same file may remove the hidden folder just when it is to be used. */
    private static final int RACES = 5;

    private final Path hidden;
    private final Path path;
    private final FileChannel channel;
    private final AtomicCreate atomicCreate;

    private PartFile(Path hidden, Path path, FileChannel channel, AtomicCreate atomicCreate) {
        this.hidden = hidden;
        this.path = path;
        this.channel = channel;
        this.atomicCreate = atomicCreate;
    }

    /**
     * Removes what earlier tries left and begins a new, empty part.
     *
     * @param mode which it has from its first byte on, less what the umask takes away
     */
    static PartFile begin(Path folder, String media, Set<PosixFilePermission> mode, AtomicCreate atomicCreate)
            throws IOException {
        Path hidden = hidden(folder, media);
        for (int race = 1; ; race++) {
            try {
                Files.createDirectory(hidden);
            } catch (FileAlreadyExistsException leftByAnEarlierTry) {
                clear(hidden);
            }
            try {
                Path part = hidden.resolve(UUID.randomUUID() + ".part");
                FileChannel channel = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), attributes(mode));
                return new PartFile(hidden, part, channel, atomicCreate);
            } catch (NoSuchFileException removedMeanwhile) {
                if (race == RACES) {
                    throw removedMeanwhile;
                }
            }
        }
    }

    /** Removes what earlier tries left, if anything. */
    static void discardLeftovers(Path folder, String media) throws IOException {
        Path hidden = hidden(folder, media);
        if (Files.isDirectory(hidden)) {
            clear(hidden);
            remove(hidden);
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public FileChannel channel() {
        return channel;
    }

    @Override
    public void publish(Path name) throws IOException {
        atomicCreate.give(path, name);
    }

    /** Closes and removes it; published under another name, the file itself stays. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
        remove(hidden);
    }

    /** A file system without modes is not asked for any. */
    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> mode) {
        boolean modes = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return modes ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)} : new FileAttribute<?>[0];
    }

    private static Path hidden(Path folder, String media) {
        String id = media.replaceAll("[^A-Za-z0-9_-]", "_");
        return folder.resolve(TargetName.OURS + id.substring(0, Math.min(id.length(), LONGEST_ID)));
    }

    private static void clear(Path hidden) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(hidden)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        } catch (NoSuchFileException removedMeanwhile) {
            // nothing is left, which is what was asked for
        }
    }

    private static void remove(Path hidden) throws IOException {
        try {
            Files.deleteIfExists(hidden);
        } catch (DirectoryNotEmptyException somebodyElseUploadsItToo) {
            // the last to finish removes it
        }
    }
}
