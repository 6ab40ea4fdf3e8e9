package dev.lull.convert.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.convert.analysis.IndexMemory;
import dev.lull.convert.analysis.TimelineReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegRunIT {

    private static final RunLimits PATIENT =
            new RunLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), 4_000_000_000L);
    private static final RunLimits HASTY = new RunLimits(Duration.ofMinutes(2), Duration.ofSeconds(1), 0);
    private static final RunMonitor NOBODY = process -> {};
    private static final long MOST = 2_000_000;

    /** Encodes for longer than any test lasts. */
    private static final List<String> ENDLESS = List.of(
            "-nostdin",
            "-v",
            "error",
            "-progress",
            "pipe:1",
            "-stats_period",
            "0.1",
            "-re",
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=64x64:d=600",
            "-f",
            "null",
            "-");

    @TempDir
    Path folder;

    @Test
    void anFfmpegThatDoesNothingIsKilledAndTriedAgainLater() throws Exception {
        Path alive = folder.resolve("alive");
        Ffmpeg hanging = script("echo $$ > '" + alive + "'; while :; do sleep 1; done");

        assertThatThrownBy(() -> run(hanging, HASTY, List.of(), NOBODY))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("ffmpeg made no progress for 1 s");
        assertGone(alive);
    }

    @Test
    void anFfmpegThatSomebodyStoppedIsKilledToo() {
        RunMonitor stopping = process -> {
            if (process.progress().frames() > 0) {
                ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                        .forEach(child -> signal("STOP", child.pid()));
            }
        };

        assertThatThrownBy(() -> run(TestFfmpeg.get(), HASTY, ENDLESS, stopping))
                .isInstanceOf(Failure.Transient.class)
                .hasMessage("ffmpeg made no progress for 1 s");
    }

    @Test
    void whoeverAttendsMayEndTheRun() throws Exception {
        Path alive = folder.resolve("alive");
        Ffmpeg hanging = script("echo $$ > '" + alive + "'; while :; do sleep 1; done");
        RunMonitor impatient = process -> {
            if (Files.exists(alive)) {
                throw new Failure.OwnershipLost("somebody else has it");
            }
        };

        assertThatThrownBy(() -> run(hanging, PATIENT, List.of(), impatient)).isInstanceOf(Failure.OwnershipLost.class);
        assertGone(alive);
    }

    @Test
    void anInterruptKillsIt() throws Exception {
        Path alive = folder.resolve("alive");
        Ffmpeg hanging = script("echo $$ > '" + alive + "'; while :; do sleep 1; done");
        Thread us = Thread.currentThread();
        RunMonitor interrupting = process -> {
            if (Files.exists(alive)) {
                us.interrupt();
            }
        };

        assertThatThrownBy(() -> run(hanging, PATIENT, List.of(), interrupting))
                .isInstanceOf(InterruptedException.class);
        assertGone(alive);
    }

    @Test
    void aSuspendedFfmpegStandsStillAndGoesOn() throws Exception {
        Path made = folder.resolve("made.mp4");
        List<String> arguments = List.of(
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-progress",
                "pipe:1",
                "-stats_period",
                "0.1",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=64x64:r=25:d=2",
                "-c:v",
                "mpeg4",
                "file:" + made);
        AtomicBoolean stood = new AtomicBoolean();
        RunMonitor suspending = process -> {
            if (process.progress().frames() > 0 && !stood.get()) {
                process.suspend("test");
                Progress before = process.progress();
                Awaitility.await()
                        .during(Duration.ofMillis(500))
                        .until(() -> process.progress().equals(before));
                process.resume("test");
                stood.set(true);
            }
        };

        run(TestFfmpeg.get(), PATIENT, arguments, suspending);

        assertThat(stood).isTrue();
        assertThat(new TimelineReader(TestFfmpeg.get(), new IndexMemory(1 << 20))
                        .read(made)
                        .get(0)
                        .packets())
                .isEqualTo(50);
    }

    @Test
    void anFfmpegThatWantsMoreMemoryThanItMayHaveEndsWithThatReason() {
        RunLimits tight = new RunLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), 400_000_000);
        List<String> large = endless("3840x2160", "libx264", "null", "-");

        assertThatThrownBy(() -> run(TestFfmpeg.get(), tight, large, NOBODY))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("needs more memory than the 400 MB of convert.memory-per-unit");
    }

    @Test
    void anFfmpegThatFillsTheDiskIsEndedWithThatReason() {
        List<String> raw =
                endless("640x360", "rawvideo", "nut", folder.resolve("raw.nut").toString());

        assertThatThrownBy(() -> run(TestFfmpeg.get(), PATIENT, raw, NOBODY))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("gives more than 2 MB, far more than its source has");
        assertThat(folder.resolve("raw.nut")).hasSize(MOST);
    }

    @Test
    void anFfmpegReachesNoHost() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> remote = List.of(
                    "-nostdin",
                    "-v",
                    "error",
                    "-protocol_whitelist",
                    "tcp",
                    "-i",
                    "tcp://127.0.0.1:" + server.getLocalPort(),
                    "-f",
                    "null",
                    "-");

            assertThatThrownBy(() -> run(TestFfmpeg.get(), PATIENT, remote, NOBODY))
                    .hasMessageContaining("Permission denied");
        }
    }

    @Test
    void aStreamWithoutEndIsStoppedSomeWayBehindWhereItShouldHaveEnded() {
        List<String> endless = List.of(
                "-nostdin",
                "-v",
                "error",
                "-progress",
                "pipe:1",
                "-stats_period",
                "0.1",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=64x64",
                "-f",
                "null",
                "-");

        assertThatThrownBy(() -> run(TestFfmpeg.get(), PATIENT, endless, new OutputLimit(10)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageMatching("gives \\d+ s and more though it lasts 10 s: a stream without end");
    }

    @Test
    void whoeverStoppedItFirstTheLastReasonKeepsItStanding() throws Exception {
        RunMonitor twoReasons = process -> {
            assertThat(process.suspend("uploads")).isTrue();
            assertThat(process.suspend("uploads")).isFalse();
            process.suspend("disk");
            assertThat(process.resume("uploads")).isTrue();
            assertThat(process.suspended()).isTrue();
            process.resume("disk");
            assertThat(process.suspended()).isFalse();
            throw new Failure.OwnershipLost("seen");
        };

        assertThatThrownBy(() -> run(TestFfmpeg.get(), PATIENT, ENDLESS, twoReasons))
                .hasMessage("seen");
    }

    @Test
    void aProgramThatIsNotThereIsTheWorldsFault() {
        Ffmpeg missing = new Ffmpeg(folder.resolve("none"), folder.resolve("none"), Map.of(), "8.0", "configured");

        assertThatThrownBy(() -> run(missing, PATIENT, List.of(), NOBODY)).isInstanceOf(Failure.class);
    }

    private static List<String> endless(String size, String codec, String format, String output) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error"));
        arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=s=" + size));
        arguments.addAll(List.of("-c:v", codec, "-f", format, output));
        return arguments;
    }

    private static void run(Ffmpeg ffmpeg, RunLimits limits, List<String> arguments, RunMonitor runMonitor)
            throws Failure, InterruptedException {
        new FfmpegRun(ffmpeg, limits, Clock.systemUTC()).run(arguments, MOST, runMonitor);
    }

    private Ffmpeg script(String body) throws Exception {
        Path program = folder.resolve("ffmpeg");
        Files.writeString(program, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Ffmpeg(program, program, Map.of(), "8.0", "configured");
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertGone(Path pidFile) throws Exception {
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
