package dev.lull.common.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandProbeTest {

    @TempDir
    Path folder;

    @Test
    void statusZeroMeansThatConversionsMayRun() throws Exception {
        assertThat(probe("echo all quiet").ask()).isEmpty();
    }

    @Test
    void anyOtherMeansThatTheyMayNotAndTheFirstLineSaysWhy() throws Exception {
        assertThat(probe("echo; echo two people watch; echo more; exit 3").ask())
                .contains("two people watch");
        assertThat(probe("exit 3").ask()).contains("exit status 3");
    }

    @Test
    void aCommandTakesArguments() throws Exception {
        Path script = script("[ \"$1 $2\" = 'a b' ]");

        assertThat(new CommandProbe(script + " a b", Duration.ofSeconds(30)).ask())
                .isEmpty();
    }

    @Test
    void aCommandThatIsNotThereCannotBeAsked() {
        assertThatThrownBy(() -> new CommandProbe(folder.resolve("none").toString(), Duration.ofSeconds(30)).ask())
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCommandThatDoesNotAnswerIsEndedWithAllThatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        CommandProbe hangs = new CommandProbe(
                script("sleep 1000 & echo $! >" + pid + "; wait").toString(), Duration.ofSeconds(1));

        assertThatThrownBy(hangs::ask).isInstanceOf(IOException.class).hasMessage("no answer within 1 s");

        long child = Long.parseLong(Files.readString(pid).strip());
        CompletableFuture<?> ended = ProcessHandle.of(child)
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        assertThat(ended).succeedsWithin(Duration.ofSeconds(30));
    }

    private CommandProbe probe(String shell) throws IOException {
        return new CommandProbe(script(shell).toString(), Duration.ofSeconds(30));
    }

    private Path script(String shell) throws IOException {
        Path script = Files.createTempFile(
                folder,
                "probe",
                ".sh",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(script, "#!/bin/sh\n" + shell + "\n");
    }
}
