package dev.lull.standalone.testing;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.lull.common.store.FolderDeletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code lull.jar} as it is shipped, and the archive of its classes that the launcher's build makes as well: with it
 * Java starts Lull in half the time, and the tests start it hundreds of times.
 */
final class PackagedLull {

    private static final Path TARGET =
            Path.of("..", "standalone", "target").toAbsolutePath().normalize();
    private static final Path JAR = TARGET.resolve("lull.jar");
    private static final Path CLASSES =
            TARGET.resolve("classes-" + Runtime.version().feature() + ".jsa");
    private static final int TRAINING_SECONDS = 120;
    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

    /** What starts it; its own arguments follow. */
    static final List<String> COMMAND = command();

    private PackagedLull() {}

    private static List<String> command() {
        List<String> command = new ArrayList<>(java());
        // no word of an archive that does not fit, or is not there
        command.addAll(List.of("-XX:SharedArchiveFile=" + CLASSES, "-Xlog:cds*=off", "-jar", JAR.toString()));
        try {
            keepClasses();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return List.copyOf(command);
    }

    private static List<String> java() {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx384m"));
        if (Runtime.version().feature() >= 24) {
            // as the launcher does
            java.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        return java;
    }

    /** Once for each build, by whichever of the processes that run tests is the first; the others wait. */
    private static void keepClasses() throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(TARGET.resolve("classes.lock"), CREATE, WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || isOfThisBuild()) {
                return;
            }
            Path training = Files.createTempDirectory(TARGET, "training-");
            try {
                train(training);
            } finally {
                FolderDeletion.delete(training);
            }
        }
    }

    private static boolean isOfThisBuild() throws IOException {
        return Files.exists(CLASSES)
                && Files.getLastModifiedTime(CLASSES).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    }

    /** Java writes down the classes that a run has used. */
    private static void train(Path folder) throws IOException, InterruptedException {
        Path media = Files.createDirectory(folder.resolve("media"));
        Files.write(media.resolve("dot.gif"), GIF);
        Path classes = folder.resolve("classes");
        List<String> run = new ArrayList<>(java());
        run.addAll(List.of("-XX:ArchiveClassesAtExit=" + classes, "-jar", JAR.toString()));
        run.addAll(
                List.of("run", media.toString(), "--out", folder.resolve("out").toString()));
        run.addAll(List.of("--data", folder.resolve("data").toString()));
        Process process = new ProcessBuilder(run)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("a run of " + JAR + " fails");
        }
        Files.move(classes, CLASSES, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
