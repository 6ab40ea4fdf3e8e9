package dev.lull.common.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The ffmpeg that comes with Lull, for Linux on x86-64 with glibc 2.35 or newer: programs and libraries from the jar
 * {@code org.bytedeco:ffmpeg}, if it is on the class path.
 *
 * <p>The build is linked against libraries for screen grabbing and sound that a server lacks. Lull reads files only and
 * never calls them, so empty stand-ins take their place (sources in {@code src/main/stubs}). They are used even where
 * the real ones are installed: the same build then behaves the same everywhere.
 */
final class BundledFfmpeg {

    private static final String FILES = "org/bytedeco/ffmpeg/linux-x86_64-gpl/";
    private static final String VERSION = "META-INF/maven/org.bytedeco/ffmpeg/pom.properties";
    private static final List<String> STUBS =
            List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");

    private final Path cache;
    private final Platform platform;

    BundledFfmpeg(Path cache, Platform platform) {
        this.cache = cache.toAbsolutePath();
        this.platform = platform;
    }

    /** @throws IOException when there is none for this machine, or it cannot be unpacked or does not run */
    Ffmpeg find() throws IOException {
        if (!platform.isLinuxX86()) {
            throw new IOException("none is bundled for " + platform);
        }
        URL program = BundledFfmpeg.class.getClassLoader().getResource(FILES + "ffmpeg");
        if (program == null || !(program.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("the bundled one is not on the class path");
        }
        Path directory = unpacked(connection);
        String libraries = directory + File.pathSeparator + directory.resolve("stubs");
        return FfmpegCheck.check(directory.resolve("ffmpeg"), Map.of("LD_LIBRARY_PATH", libraries), "bundled");
    }

    private Path unpacked(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            return UnpackedOnce.at(cache.resolve("ffmpeg-" + version(jar)), directory -> unpack(jar, directory));
        } catch (IOException e) {
            throw new IOException("the bundled one cannot be unpacked into " + cache + ": " + e.getMessage(), e);
        }
    }

    private static String version(JarFile jar) throws IOException {
        Properties properties = new Properties();
        JarEntry entry = jar.getJarEntry(VERSION);
        if (entry != null) {
            try (InputStream in = jar.getInputStream(entry)) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "unknown");
    }

    private static void unpack(JarFile jar, Path directory) throws IOException {
        for (JarEntry entry : jar.stream().filter(BundledFfmpeg::isNeeded).toList()) {
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, directory.resolve(entry.getName().substring(FILES.length())));
            }
        }
        for (String program : List.of("ffmpeg", "ffprobe")) {
            if (!directory.resolve(program).toFile().setExecutable(true)) {
                throw new IOException("cannot make " + directory.resolve(program) + " executable");
            }
        }
        Path stubs = Files.createDirectory(directory.resolve("stubs"));
        for (String library : STUBS) {
            try (InputStream in = BundledFfmpeg.class.getResourceAsStream("stubs/" + library)) {
                Files.copy(Objects.requireNonNull(in), stubs.resolve(library));
            }
        }
    }

    /** Everything but the bindings for Java, which are a third of the files and of no use to a program. */
    private static boolean isNeeded(JarEntry entry) {
        String name = entry.getName();
        return name.startsWith(FILES) && !entry.isDirectory() && !name.startsWith(FILES + "libjni");
    }
}
