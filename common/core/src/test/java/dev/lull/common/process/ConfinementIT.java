package dev.lull.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinementIT {

    private static final Confinement CONFINED = new Confinement(1L << 30, 1_000_000);

    @TempDir
    Path folder;

    @Test
    void everythingThatConfinesWorksHere() {
        assertThat(Confinement.missing()).isEmpty();
    }

    @Test
    void aConfinedProgramReachesNoHost() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String connect = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + " && echo connected";

            assertThat(ProgramOutput.of(bash(connect), Map.of())).contains("connected");
            assertThatThrownBy(() -> ProgramOutput.of(bash(connect), Map.of(), CONFINED))
                    .hasMessageContaining("Permission denied");
        }
    }

    @Test
    void norAProgramThatAConfinedOneStarts() {
        String connect = "bash -c 'exec 3<>/dev/tcp/127.0.0.1/9' 2>&1 | grep -o 'Permission denied' && exit 7";

        assertThatThrownBy(() -> ProgramOutput.of(bash(connect), Map.of(), CONFINED))
                .hasMessage("exit status 7: Permission denied");
    }

    @Test
    void aConfinedProgramGetsNoRightsThatItsFileGives() throws Exception {
        assertThat(status(CONFINED)).contains("NoNewPrivs:\t1", "Seccomp:\t2");
    }

    @Test
    void thisProcessAndOtherProgramsAreNotConfinedByIt() throws Exception {
        ProgramOutput.of(bash("true"), Map.of(), CONFINED);
        String other = ProgramOutput.of(List.of("cat", "/proc/self/status"), Map.of());

        assertThat(rights(other)).isEqualTo(rights(Files.readString(Path.of("/proc/self/status"))));
    }

    @Test
    void aConfinedProgramWritesNoMoreThanItMay() {
        Path file = folder.resolve("large");

        assertThatThrownBy(() -> ProgramOutput.of(bash("head -c 5000000 /dev/zero > " + file), Map.of(), CONFINED))
                .isInstanceOf(IOException.class);
        assertThat(file).hasSize(CONFINED.written());
    }

    private static List<String> rights(String status) {
        return status.lines()
                .filter(line -> line.startsWith("NoNewPrivs") || line.startsWith("Seccomp"))
                .toList();
    }

    private static String status(Confinement confinement) throws IOException {
        return ProgramOutput.of(List.of("cat", "/proc/self/status"), Map.of(), confinement);
    }

    private static List<String> bash(String command) {
        return List.of("bash", "-c", command);
    }
}
