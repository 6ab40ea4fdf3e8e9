package dev.lull.common.testing;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.nio.file.Path;

/** Makes named pipes, which Java cannot. To open one to read is to wait for a writer. */
public final class NamedPipe {

    private static final int OWNER_READS_AND_WRITES = 0600;

    private NamedPipe() {}

    public static Path make(Path path) {
        int result = Function.getFunction(Platform.C_LIBRARY_NAME, "mkfifo")
                .invokeInt(new Object[] {path.toString(), OWNER_READS_AND_WRITES});
        if (result != 0) {
            throw new IllegalStateException("mkfifo " + path + " answers " + result);
        }
        return path;
    }
}
