package dev.lull.common.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another user of this machine, without any right; only root can become that user, so other users skip such tests. */
public final class Stranger {

    private static final int NOBODY = 65_534;
    private static final List<String> BECOMES =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private Stranger() {}

    /** Skips the test where this process cannot become another user. */
    public static void need() {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: cannot act as another user");
    }

    /** Makes a file or folder the stranger's. */
    public static void own(Path path) throws IOException {
        need();
        Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    }

    /** What a command prints, on both outputs, when the stranger runs it. */
    public static String run(String... command) throws IOException {
        need();
        List<String> words = new ArrayList<>(BECOMES);
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
