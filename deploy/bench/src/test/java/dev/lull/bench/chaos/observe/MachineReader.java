package dev.lull.bench.chaos.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads logs and the table of processes. */
public final class MachineReader {

    private MachineReader() {}

    /** The lines of level ERROR in the logs of a folder. */
    public static List<String> errors(Path logs) throws IOException {
        List<String> errors = new ArrayList<>();
        for (Path log : Folder.files(logs)) {
            try (var lines = Files.lines(log)) {
                lines.filter(line -> line.contains(" ERROR "))
                        .forEach(line -> errors.add(log.getFileName() + ": " + line));
            }
        }
        return errors;
    }

    /** Processes that name something below a folder in their command. */
    public static List<String> processes(Path folder) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(folder + "/"))
                .toList();
    }
}
