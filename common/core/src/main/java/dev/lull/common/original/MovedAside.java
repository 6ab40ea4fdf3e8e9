package dev.lull.common.original;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.MediaFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The folder that originals are moved to, under the names they have below the target. Nothing there is replaced; the
 * original goes only when the file is there as a whole, and a move that a crash cut short is finished by the next one.
 */
final class MovedAside {

    private final Path folder;

    MovedAside(Path folder) {
        this.folder = folder.normalize();
    }

    /** Returns where it is now. */
    Path move(Path source, MediaFile file) throws IOException {
        Path wanted = folder.resolve(file.name()).normalize();
        if (!wanted.startsWith(folder) || wanted.equals(folder)) {
            wanted = folder.resolve(source.getFileName());
        }
        Files.createDirectories(wanted.getParent());
        for (int number = 1; ; number++) {
            Path place = numbered(wanted, number);
            try {
                give(source, place);
            } catch (FileAlreadyExistsException taken) {
                if (!holds(place, file)) {
                    continue;
                }
            }
            Files.deleteIfExists(source);
            return place;
        }
    }

    /** A hard link where both are on one disk, otherwise a copy that appears as a whole. */
    private static void give(Path source, Path place) throws IOException {
        try {
            Files.createLink(place, source);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException otherDisk) {
            copy(source, place);
        }
    }

    private static void copy(Path source, Path place) throws IOException {
        Path part = Files.createTempFile(place.getParent(), ".lull-", ".part");
        try {
            Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, place);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean holds(Path place, MediaFile file) throws IOException {
        return Files.isRegularFile(place)
                && Files.size(place) == file.size()
                && Checksum.of(place).equals(file.sha256());
    }

    private static Path numbered(Path wanted, int number) {
        if (number == 1) {
            return wanted;
        }
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        return wanted.resolveSibling(name.substring(0, dot) + " (" + number + ")" + name.substring(dot));
    }
}
