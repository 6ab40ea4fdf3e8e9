package dev.lull.common.posix;

import com.sun.jna.LastErrorException;
import java.io.IOException;

/** What another process can be told, beyond what Java can tell it. */
public enum Signal {

    /** Stops it where it stands. */
    STOP,

    /** Lets it go on. */
    CONT;

    /**
     * Sends it. An image may hold no program that sends signals, so the system is called, and a shell only where that
     * is not possible.
     *
     * @throws IOException when it cannot be sent
     */
    public void send(long process) throws IOException, InterruptedException {
        if (!LinuxCalls.AVAILABLE) {
            sendByShell(process);
            return;
        }
        try {
            LinuxCalls.kill(Math.toIntExact(process), number());
        } catch (LastErrorException e) {
            throw new IOException("cannot signal process " + process + ": " + e.getMessage(), e);
        }
    }

    private int number() {
        return switch (this) {
            case STOP -> LinuxCalls.SIGSTOP;
            case CONT -> LinuxCalls.SIGCONT;
        };
    }

    /** The shell's own kill: a minimal system has no kill program. */
    private void sendByShell(long process) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name() + " " + process)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
