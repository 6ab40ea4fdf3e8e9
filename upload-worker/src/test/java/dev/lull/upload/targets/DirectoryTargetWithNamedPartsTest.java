package dev.lull.upload.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A folder on a file system in which every file has a name, such as NFS. */
class DirectoryTargetWithNamedPartsTest extends NamedTargetContract {

    @TempDir
    Path outside;

    Parts parts(Path root) {
        return Parts.named(AtomicCreate.in(root));
    }

    @Override
    UploadTarget worker() throws IOException {
        Path root = Files.createDirectories(outside.resolve("target"));
        return new DirectoryTarget(root, "", parts(root));
    }

    @Override
    UploadTarget unreachable() {
        return new DirectoryTarget(outside.resolve("not mounted"));
    }

    @Override
    Map<String, String> atTarget() throws IOException {
        return TargetTree.checksums(outside, outside.resolve("target"));
    }
}
