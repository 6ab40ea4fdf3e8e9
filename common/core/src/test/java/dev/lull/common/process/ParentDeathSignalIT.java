package dev.lull.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParentDeathSignalIT {

    @Test
    void aChildGetsNothingOfOurEnvironmentButWhatFindsPrograms() throws Exception {
        assertThat(System.getenv()).containsKey("HOME");

        assertThat(ProgramOutput.of(List.of("env"), Map.of("A", "1")).lines())
                .contains("A=1", "PATH=" + System.getenv("PATH"))
                .noneMatch(line -> line.startsWith("HOME="));
    }

    @Test
    void aChildDoesNotOutliveAProcessThatWasKilled() throws Exception {
        try (JavaProcess lull = JavaProcess.start(HasChild.class)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(lull.next("child"))).orElseThrow();

            lull.kill();

            await().until(() -> !child.isAlive());
        }
    }

    @Test
    void notEvenAChildThatIsSuspendedOutlivesIt() throws Exception {
        try (JavaProcess lull = JavaProcess.start(HasSuspendedChild.class)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(lull.next("child"))).orElseThrow();

            lull.kill();

            await().until(() -> !child.isAlive());
        }
    }

    @Test
    void whatTheTerminalSendsUsDoesNotReachAChild() throws Exception {
        try (ChildProcess child = ChildProcess.start(List.of("sleep", "60"), Map.of())) {
            await().untilAsserted(() -> assertThat(processGroup(child.pid()))
                    .isEqualTo(child.pid())
                    .isNotEqualTo(processGroup(ProcessHandle.current().pid())));
        }
    }

    /** The third field after the program's name, which is in parentheses and may hold anything. */
    private static long processGroup(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4)[2]);
    }

    static final class HasChild {

        private HasChild() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("child "
                    + ChildProcess.start(List.of("sleep", "60"), Map.of()).pid());
            Thread.currentThread().join();
        }
    }

    static final class HasSuspendedChild {

        private HasSuspendedChild() {}

        public static void main(String[] arguments) throws Exception {
            ChildProcess child = ChildProcess.start(List.of("sleep", "60"), Map.of());
            child.suspend();
            System.out.println("child " + child.pid());
            Thread.currentThread().join();
        }
    }
}
