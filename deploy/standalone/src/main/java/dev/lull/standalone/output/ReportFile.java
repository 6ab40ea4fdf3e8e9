package dev.lull.standalone.output;

import dev.lull.common.ops.Json;
import dev.lull.coordinator.web.MediaView;
import dev.lull.coordinator.web.SubmissionView;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;

/** The outcome for programs: {@code {"submission", "counts", "media": [...]}}, there whole or not at all. */
public final class ReportFile {

    private ReportFile() {}

    public static void write(Outcome outcome, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path half = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (Writer json = Files.newBufferedWriter(half)) {
                write(outcome, json);
            }
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** One line per file, so that it can also be read, and compared, by eye. */
    private static void write(Outcome outcome, Writer json) throws IOException {
        json.write("{\"submission\": " + Json.write(outcome.submission().id()));
        json.write(",\n\"counts\": "
                + Json.write(SubmissionView.counts(outcome.submission().counts())));
        json.write(",\n\"media\": [");
        Iterator<MediaView> media = outcome.files().map(MediaView::of).iterator();
        String separator = "\n";
        while (media.hasNext()) {
            json.write(separator + Json.write(media.next()));
            separator = ",\n";
        }
        json.write("\n]}\n");
    }
}
