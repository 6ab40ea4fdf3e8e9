package dev.lull.upload.targets;

import dev.lull.common.posix.UnnamedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** How files on their way are kept in a folder. */
@FunctionalInterface
interface Parts {

    /**
     * Removes what earlier tries left and begins a new, empty part.
     *
     * @param mode which it has from its first byte on, less what the umask takes away
     */
    Part begin(Path folder, String media, Set<PosixFilePermission> mode) throws IOException;

    /** Without a name where the file system can do that, otherwise under a hidden one. */
    static Parts in(Path root) {
        Parts named = named(AtomicCreate.in(root));
        return (folder, media, mode) -> {
            Optional<UnnamedFile> unnamed = UnnamedFile.in(folder, mode);
            if (unnamed.isEmpty()) {
                return named.begin(folder, media, mode);
            }
            try {
                PartFile.discardLeftovers(folder, media);
            } catch (IOException e) {
                unnamed.get().close();
                throw e;
            }
            return new Unnamed(unnamed.get());
        };
    }

    /** Under a hidden name; this gives the final one. */
    static Parts named(AtomicCreate atomicCreate) {
        return (folder, media, mode) -> PartFile.begin(folder, media, mode, atomicCreate);
    }

    /** Nobody sees it, and a crash leaves nothing of it. */
    record Unnamed(UnnamedFile file) implements Part {

        @Override
        public FileChannel channel() {
            return file.channel();
        }

        @Override
        public Path path() {
            return file.path();
        }

        @Override
        public void publish(Path name) throws IOException {
            file.name(name);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
