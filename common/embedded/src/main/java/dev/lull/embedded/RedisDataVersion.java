package dev.lull.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which Redis wrote the data last. Redis reads what an older one wrote but not the other way round: 6.2 does not even
 * look where 7 keeps its append-only files, and would start empty.
 */
final class RedisDataVersion {

    private RedisDataVersion() {}

    /** @throws IOException when the data was written by a newer Redis than this program */
    static void claim(Path file, RedisProgram program) throws IOException {
        String written = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!written.isEmpty() && release(written) > release(program.version())) {
            throw new IOException("the data in " + file.getParent() + " was written by Redis " + written
                    + " and cannot be read by the older " + program.version() + " (" + program.origin() + ", "
                    + program.file() + "): install Redis " + written + " or newer, or name another data directory");
        }
        Files.writeString(file, program.version() + "\n");
    }

    /** Major and minor as one number: file formats change with these only. */
    private static int release(String version) {
        int minor = version.indexOf('.') + 1;
        int patch = version.indexOf('.', minor);
        return Integer.parseInt(version.substring(0, minor - 1)) * 1000
                + Integer.parseInt(version.substring(minor, patch));
    }
}
