package dev.lull.upload.targets;

import java.nio.file.Path;

/** A folder on a file system without hard links, such as exFAT. */
class DirectoryTargetWithoutLinksTest extends DirectoryTargetWithNamedPartsTest {

    @Override
    Parts parts(Path root) {
        return Parts.named(AtomicCreate.renamedUnderLock(elsewhere.resolve("names.lock")));
    }
}
