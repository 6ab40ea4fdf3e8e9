package dev.lull.embedded;

import dev.lull.common.posix.KeptSecret;
import dev.lull.common.posix.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who may use an embedded Redis and what for. All users of the machine reach its port: those who do not know the
 * password, which its data directory keeps, may do nothing; those who do may do nothing that reaches beyond its data.
 *
 * @param file configuration for redis-server, as any user can see its command line
 */
record RedisAccess(String password, Path file) {

    private static final List<String> FORBIDDEN = List.of("CONFIG", "MODULE", "DEBUG", "REPLICAOF", "SLAVEOF");

    /** Writes the file. */
    static RedisAccess in(ServerDirectory directory) throws IOException {
        RedisAccess access =
                new RedisAccess(KeptSecret.in(directory.resolve("password")), directory.resolve("access.conf"));
        PrivateFile.write(access.file, access.configuration());
        return access;
    }

    private String configuration() {
        return FORBIDDEN.stream()
                .map(command -> "rename-command " + command + " \"\"\n")
                .collect(Collectors.joining("", "requirepass " + password + "\n", ""));
    }

    /** The password is in no text that is made of this. */
    @Override
    public String toString() {
        return file.toString();
    }
}
