package dev.lull.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {

    @Test
    void isSuspendedAndGoesOnWhereNoProgramSendsSignals(@TempDir Path path) throws Exception {
        for (String starter : List.of("setpriv", "setsid")) {
            Optional<Path> program = SearchPath.ofEnvironment().find(starter);
            if (program.isPresent()) {
                Files.createSymbolicLink(path.resolve(starter), program.get());
            }
        }
        try (JavaProcess lull = JavaProcess.start(Map.of("PATH", path.toString()), SuspendsChild.class)) {
            assertThat(lull.next("suspended")).isEqualTo("T");
            assertThat(lull.next("resumed")).isNotEqualTo("T");
        }
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
