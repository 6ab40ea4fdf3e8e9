package dev.lull.common.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What stands before a command to have another program run it.
 *
 * @param prefix that program and its arguments
 */
record CommandPrefix(List<String> prefix) {

    List<String> around(List<String> command) {
        List<String> wrapped = new ArrayList<>(prefix);
        wrapped.addAll(command);
        return wrapped;
    }

    /**
     * Whether the program is there, takes these arguments, and the system lets it do that. A busy machine may take its
     * time to answer.
     */
    boolean works() {
        try {
            Process process = new ProcessBuilder(around(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
