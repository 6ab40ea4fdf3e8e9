package dev.lull.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {

    @TempDir
    private Path folder;

    @Test
    void isSuspendedAndGoesOnWhereNoProgramSendsSignals() throws Exception {
        assertIsSuspendedAndGoesOn(withoutShell());
    }

    @Test
    void isSuspendedByAShellWhereTheSystemCannotBeCalled() throws Exception {
        assertIsSuspendedAndGoesOn(withoutLibrary());
    }

    @Test
    void saysSoWhereNeitherIsPossible() throws Exception {
        Map<String, String> environment = new HashMap<>(withoutShell());
        environment.putAll(withoutLibrary());

        try (JavaProcess lull = JavaProcess.start(environment, SuspendsChild.class)) {
            assertThatThrownBy(() -> lull.next("suspended")).hasMessageContaining("Cannot run program \"sh\"");
        }
    }

    private static void assertIsSuspendedAndGoesOn(Map<String, String> environment) throws IOException {
        try (JavaProcess lull = JavaProcess.start(environment, SuspendsChild.class)) {
            assertThat(lull.next("suspended")).isEqualTo("T");
            assertThat(lull.next("resumed")).isNotEqualTo("T");
        }
    }

    /** A path with no programs but those that start a child. */
    private Map<String, String> withoutShell() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        for (String starter : List.of("setpriv", "setsid")) {
            Optional<Path> program = SearchPath.ofEnvironment().find(starter);
            if (program.isPresent()) {
                Files.createSymbolicLink(programs.resolve(starter), program.get());
            }
        }
        return Map.of("PATH", programs.toString());
    }

    /** No folder to unpack the library in that calls the system. */
    private Map<String, String> withoutLibrary() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file")).resolve("folder");
        return Map.of("JAVA_TOOL_OPTIONS", "-Djna.tmpdir=" + noFolder);
    }

    /** The letter after the program's name, which is in parentheses and may hold anything. */
    private static char state(ChildProcess child) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static final class SuspendsChild {

        private SuspendsChild() {}

        public static void main(String[] arguments) throws Exception {
            try (ChildProcess child = ChildProcess.start(List.of("/bin/sleep", "60"), Map.of())) {
                child.suspend();
                await().until(() -> state(child) == 'T');
                System.out.println("suspended " + state(child));
                child.resume();
                await().until(() -> state(child) != 'T');
                System.out.println("resumed " + state(child));
            }
        }
    }
}
