package dev.lull.upload.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A folder on a file system without hard links, such as exFAT. */
class DirectoryTargetWithoutLinksTest extends NamedTargetContract {

    @TempDir
    Path outside;

    @Override
    UploadTarget worker() throws IOException {
        Path root = Files.createDirectories(outside.resolve("target"));
        return new DirectoryTarget(
                root, "", Parts.named(AtomicCreate.renamedUnderLock(elsewhere.resolve("names.lock"))));
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
