package dev.lull.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the kernel says of our encoding ffmpeg. */
final class FfmpegState {

    private FfmpegState() {}

    /** The scheduler's letter, T when stopped; empty when none runs. */
    static Optional<String> ffmpegState() {
        return ffmpegStates().stream().findFirst();
    }

    /** The same of all that run. */
    static List<String> ffmpegStates() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/ffmpeg"))
                .flatMap(child -> stateOf(child).stream())
                .toList();
    }

    private static Optional<String> stateOf(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
