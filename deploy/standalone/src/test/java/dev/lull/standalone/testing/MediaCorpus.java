package dev.lull.standalone.testing;

import dev.lull.common.process.Ffmpeg;
import dev.lull.common.testing.TestFfmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Media as it is in the world, and media made to hurt. The folder named by the environment variable
 * {@code MEDIA_CORPUS} holds {@code corpus/}, real files, and {@code gen_corpus.sh}, which makes the hurtful ones.
 */
public record MediaCorpus(Path home) {

    /** Empty when the variable names no such folder. */
    public static Optional<MediaCorpus> find() {
        return Optional.ofNullable(System.getenv("MEDIA_CORPUS"))
                .map(Path::of)
                .filter(home -> Files.isRegularFile(home.resolve("gen_corpus.sh")))
                .map(MediaCorpus::new);
    }

    public Path realFiles() {
        return home.resolve("corpus");
    }

    /**
     * Makes the hurtful files.
     *
     * @param folder where; the generator's output is kept beside it
     */
    public Path hurtfulFiles(Path folder) throws IOException, InterruptedException {
        Ffmpeg ffmpeg = TestFfmpeg.get();
        Path log = folder.resolveSibling("generator.log");
        ProcessBuilder generator = new ProcessBuilder(
                        "bash", home.resolve("gen_corpus.sh").toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        generator.environment().put("FFMPEG", ffmpeg.ffmpeg().toString());
        generator.environment().putAll(ffmpeg.environment());
        if (generator.start().waitFor() != 0) {
            throw new IOException("the corpus could not be made: " + Files.readString(log));
        }
        return folder;
    }
}
