package dev.lull.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Renders kustomizations with the program that people apply them with; no cluster is asked. */
final class Kubectl {

    private Kubectl() {}

    /** What {@code kubectl kustomize} makes of a folder. */
    static String kustomize(Path folder) {
        needed();
        try {
            Path errors = Files.createTempFile("kustomize", ".err");
            try {
                Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                        .redirectError(errors.toFile())
                        .start();
                String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor())
                        .as("kubectl kustomize %s: %s", folder, Files.readString(errors))
                        .isZero();
                return rendered;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Skips the test where there is no kubectl; in CI that is a failure. */
    private static void needed() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("kubectl is on the PATH in CI").isTrue();
        }
        assumeTrue(there, "kubectl is not on the PATH: the manifests are not rendered");
    }
}
