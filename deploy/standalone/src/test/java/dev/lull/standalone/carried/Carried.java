package dev.lull.standalone.carried;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What {@code lull.jar} brings along that others have written. */
final class Carried {

    private static final Path JARS = Path.of("target/lib");

    /** {@code kafka_2.13-4.3.1.jar}, {@code ffmpeg-8.0.1-1.5.13-linux-x86_64-gpl.jar}. */
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.]*(?:-.*)?)\\.jar");

    private static final Pattern REDIS = Pattern.compile("redis-server-(\\d[\\d.]*).*-linux-amd64");

    private Carried() {}

    /** Versions by the names of artifacts, those of Lull left out. */
    static Map<String, String> jars() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        for (Path jar : files()) {
            Matcher name = JAR.matcher(jar.getFileName().toString());
            if (!name.matches()) {
                throw new IOException("no version in the name of " + jar);
            }
            if (!name.group(1).startsWith("lull-")) {
                versions.put(name.group(1), name.group(2));
            }
        }
        return versions;
    }

    /** Of the redis-server for Linux. */
    static String redis() throws IOException {
        Path jar = JARS.resolve("embedded-redis-" + jars().get("embedded-redis") + ".jar");
        try (ZipFile programs = new ZipFile(jar.toFile())) {
            return programs.stream()
                    .map(ZipEntry::getName)
                    .map(REDIS::matcher)
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            return files.toList();
        }
    }
}
