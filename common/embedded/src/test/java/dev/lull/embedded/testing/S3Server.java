package dev.lull.embedded.testing;

import dev.lull.common.process.ChildProcess;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real S3 server (s3proxy) in a process of its own, with its objects in a folder. Can be ended and started again, as
 * servers are. The build lays its jar below {@code target} of the project.
 */
public final class S3Server implements AutoCloseable {

    public static final String ACCESS_KEY = "lull-tests";
    public static final String SECRET_KEY = "not-a-secret";

    private static final Duration START = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path folder;
    private final int port;
    private ChildProcess process;

    /** A server that is up, with its objects and its settings below this folder. */
    public S3Server(Path folder) throws IOException {
        this.folder = folder;
        this.port = FreePort.find();
        Files.createDirectories(folder.resolve("objects"));
        Files.write(
                folder.resolve("s3proxy.properties"),
                List.of(
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + ACCESS_KEY,
                        "s3proxy.credential=" + SECRET_KEY,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir=" + folder.resolve("objects")));
        start();
    }

    /** Starts it again on the same port with the same objects. */
    public void start() throws IOException {
        process = ChildProcess.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-DLOG_LEVEL=warn",
                        "-jar",
                        jar().toString(),
                        "--properties",
                        folder.resolve("s3proxy.properties").toString()),
                Map.of());
        Instant late = Instant.now().plus(START);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(late)) {
                throw new IOException("the S3 server did not start: " + process.errorTail());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    /** Ends it with {@code kill -9}. */
    public void kill() {
        process.close();
    }

    public int port() {
        return port;
    }

    /** Makes a bucket. */
    public void makeBucket(String name) throws IOException {
        Files.createDirectories(folder.resolve("objects").resolve(name));
    }

    /** Settings with which its buckets are reached; {@code more} has the form {@code key=value}. */
    public Settings settings(String... more) {
        return settings(port, more);
    }

    /** The same by way of another port. */
    public static Settings settings(int port, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "s3.endpoint=http://127.0.0.1:" + port, "s3.access-key=" + ACCESS_KEY, "s3.secret-key=" + SECRET_KEY));
        all.addAll(List.of(more));
        return new SettingsLoader().commandLine(all).load();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path jar() {
        Path below = Path.of("target", "test-servers", "s3proxy.jar");
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            if (Files.exists(place.resolve(below))) {
                return place.resolve(below);
            }
        }
        throw new IllegalStateException("no " + below + ": mvn process-test-resources lays it there");
    }
}
