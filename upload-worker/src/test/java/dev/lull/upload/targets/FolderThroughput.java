package dev.lull.upload.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Prints how many seconds the directory target takes for the files of a folder in albums of ten, four at a time as a
 * worker does by default. What submission does once, the checksums, is done before. Run by {@code figures/measure}.
 */
final class FolderThroughput {

    private static final int AT_ONCE = 4;
    private static final int ALBUM = 10;
    private static final double SECOND = 1e9;

    private FolderThroughput() {}

    /** Takes the folder with the files and the one to bring them to. */
    @SuppressWarnings("SystemOut") // its one line of output is the answer
    public static void main(String[] args) throws Exception {
        List<Upload> uploads = uploads(Path.of(args[0]));
        List<Callable<Integer>> work = new ArrayList<>();
        UploadTarget target = new DirectoryTarget(Files.createDirectories(Path.of(args[1])));
        for (int from = 0; from < uploads.size(); from += ALBUM) {
            Upload[] album = uploads.subList(from, Math.min(from + ALBUM, uploads.size()))
                    .toArray(Upload[]::new);
            work.add(() -> RecordedOutcomes.of(target, album).arrived.size());
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        long began = System.nanoTime();
        int arrived = 0;
        for (Future<Integer> album : threads.invokeAll(work)) {
            arrived += album.get();
        }
        if (arrived != uploads.size()) {
            throw new IllegalStateException(arrived + " of " + uploads.size() + " files arrived");
        }
        System.out.printf("%.2f%n", (System.nanoTime() - began) / SECOND);
        threads.shutdownNow();
    }

    private static List<Upload> uploads(Path folder) throws IOException {
        List<Upload> uploads = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                try (UploadContent uploadContent = UploadContent.of(file)) {
                    String name = file.getFileName().toString();
                    uploads.add(new Upload(
                            "media-" + name,
                            name,
                            file,
                            uploadContent.size(),
                            uploadContent.sha256(),
                            "image/jpeg",
                            Instant.EPOCH));
                }
            }
        }
        return uploads;
    }
}
