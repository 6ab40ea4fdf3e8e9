package dev.lull.common.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where installed programs are looked for.
 *
 * @param value directories as in the environment variable {@code PATH}
 */
public record SearchPath(String value) {

    public static SearchPath ofEnvironment() {
        return new SearchPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /** The first executable file of that name; relative directories are passed over, as they depend on who asks. */
    public Optional<Path> find(String program) {
        return Arrays.stream(value.split(File.pathSeparator))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(directory -> directory.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
