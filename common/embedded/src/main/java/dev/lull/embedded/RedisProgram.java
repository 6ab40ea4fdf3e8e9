package dev.lull.embedded;

import dev.lull.common.process.ProgramOutput;
import dev.lull.common.process.SearchPath;
import dev.lull.common.process.UnpackedOnce;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/**
 * A redis-server that runs on this machine: the configured one, else the one on {@code PATH}, else the bundled one.
 *
 * @param file the program
 * @param version such as {@code 7.0.15}
 * @param origin in words for a person: {@code configured}, {@code on PATH}, {@code bundled}
 */
record RedisProgram(Path file, String version, String origin) {

    private static final Logger log = LoggerFactory.getLogger(RedisProgram.class);
    private static final Pattern VERSION = Pattern.compile("v=(\\d+\\.\\d+\\.\\d+)");

    /**
     * Finds one that answers when asked for its version.
     *
     * @param cache where the bundled program is unpacked
     * @throws IOException when the configured one does not run, or none is there; the message says what to do
     */
    static RedisProgram find(@Nullable Path configured, SearchPath searchPath, Path cache) throws IOException {
        if (configured != null) {
            return checked(configured.toAbsolutePath(), "configured");
        }
        Optional<Path> installed = searchPath.find("redis-server");
        if (installed.isPresent()) {
            try {
                return checked(installed.get(), "on PATH");
            } catch (IOException e) {
                log.warn("using the bundled redis-server: {}", e.getMessage());
            }
        }
        return checked(bundled(cache), "bundled");
    }

    private static RedisProgram checked(Path file, String origin) throws IOException {
        String printed;
        try {
            printed = ProgramOutput.of(List.of(file.toString(), "--version"), Map.of());
        } catch (IOException e) {
            throw new IOException("redis-server " + origin + " does not run (" + file + "): " + e.getMessage(), e);
        }
        Matcher version = VERSION.matcher(printed);
        if (!version.find()) {
            throw new IOException("not a redis-server: " + file + " prints no version");
        }
        return new RedisProgram(file, version.group(1), origin);
    }

    private static Path bundled(Path cache) throws IOException {
        String resource = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (resource == null) {
            throw new IOException("no redis-server is bundled for this system: install Redis so that it is on PATH");
        }
        Path directory = cache.resolve(resource.substring(1));
        return UnpackedOnce.at(directory, part -> unpack(resource, part)).resolve("redis-server");
    }

    private static void unpack(String resource, Path directory) throws IOException {
        Path file = directory.resolve("redis-server");
        try (InputStream bytes = ExecutableProvider.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IOException("the jar of the bundled redis-server lacks " + resource);
            }
            Files.copy(bytes, file);
        }
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
