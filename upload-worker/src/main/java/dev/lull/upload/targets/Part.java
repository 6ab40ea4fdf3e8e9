package dev.lull.upload.targets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file on its way: written, then given its final name in one step, or let go. */
interface Part extends AutoCloseable {

    FileChannel channel();

    /** By which its times are set. */
    Path path();

    /**
     * Gives it its final name.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the name is taken
     */
    void publish(Path name) throws IOException;

    /** Lets it go; published, it stays under its name. */
    @Override
    void close() throws IOException;
}
