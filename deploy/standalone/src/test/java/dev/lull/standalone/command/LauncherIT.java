package dev.lull.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real launcher in a checkout of stand-ins: a Java that tells how it was called, a Maven that makes an empty jar.
 */
class LauncherIT {

    private static final Path LAUNCHER = Path.of("..", "..", "lull");

    /** Tells how it was called, and keeps classes where it is told to. */
    private static final String KEEPING_CLASSES = "for option; do case $option in -XX:ArchiveClassesAtExit=*)"
            + " printf classes >\"${option#*=}\" ;; esac; done; printf '[%s] ' \"$@\"; echo \"$LC_ALL\"";

    @TempDir
    Path folder;

    private Path home;
    private Path source;
    private Path jar;
    private Path java;

    @BeforeEach
    void aCheckout() throws IOException {
        home = Files.createDirectories(folder.resolve("a check out"));
        Files.copy(LAUNCHER, home.resolve("lull"));
        Files.createFile(home.resolve("pom.xml"));
        source = home.resolve("common/core/src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        jar = home.resolve("deploy/standalone/target/lull.jar");
        java = fakeJava("jdk", "17.0.15");
        program(
                folder.resolve("bin/mvn"),
                "echo built >>'" + folder + "/builds'; mkdir -p '" + jar.getParent() + "'; echo jar >'" + jar + "'");
    }

    @Test
    void theFirstStartBuildsAndSaysSoAndTheSecondStartsAtOnce() throws Exception {
        try (LullProcess first = launch("run", "a b", "")) {
            assertThat(first.status()).as(first.err()).isZero();
            assertThat(first.err().lines()).singleElement().asString().contains("building once");
            assertThat(first.out())
                    .contains("[-jar] [" + jar + "] [run] [a b] []")
                    .contains("C.UTF-8");
        }
        try (LullProcess second = launch()) {
            assertThat(second.status()).isZero();
            assertThat(second.err()).isEmpty();
        }
        assertThat(folder.resolve("builds")).content().isEqualTo("built\n");
    }

    @Test
    void theClassesThatABuildKeepsAreUsedFromThenOn() throws Exception {
        program(java, KEEPING_CLASSES);
        Path classes = jar.resolveSibling("classes-17.jsa");

        try (LullProcess first = launch("run")) {
            assertThat(first.status()).as(first.err()).isZero();
            assertThat(first.out()).contains("[-XX:SharedArchiveFile=" + classes + "]");
        }
        assertThat(classes).hasContent("classes");
        assertThat(home.resolve("target/training")).doesNotExist();
    }

    @Test
    void withoutThemItStartsAllTheSame() throws Exception {
        program(java, KEEPING_CLASSES);
        assertThat(statusOf(launch())).isZero();
        program(java, "case \"$*\" in *ArchiveClassesAtExit*) exit 1 ;; esac; printf '[%s] ' \"$@\"");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        try (LullProcess again = launch()) {
            assertThat(again.status()).as(again.err()).isZero();
            assertThat(again.out()).doesNotContain("SharedArchiveFile");
        }
    }

    @Test
    void noSettingOfThePersonReachesTheRunThatKeepsThem() throws Exception {
        program(java, "case \"$*\" in *ArchiveClasses*) env >'" + folder + "/environment' ;; esac");
        try (LullProcess first = LullProcess.start(
                home,
                List.of(home.resolve("lull").toString()),
                Map.of(
                        "PATH",
                        folder.resolve("bin") + ":" + System.getenv("PATH"),
                        "LULL_JAVA",
                        java.toString(),
                        "LULL_KAFKA_BOOTSTRAP_SERVERS",
                        "broker.example.org:9092"))) {
            assertThat(first.status()).as(first.err()).isZero();
        }
        assertThat(folder.resolve("environment")).content().contains("PATH=").doesNotContain("LULL_");
    }

    @Test
    void aChangedSourceIsBuiltAgain() throws Exception {
        assertThat(statusOf(launch())).isZero();
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        try (LullProcess again = launch()) {
            assertThat(again.status()).isZero();
            assertThat(again.err()).contains("the sources have changed");
        }
    }

    @Test
    void twoFirstStartsAtOnceBuildOnce() throws Exception {
        try (LullProcess one = launch();
                LullProcess other = launch()) {
            assertThat(one.status()).as(one.err()).isZero();
            assertThat(other.status()).as(other.err()).isZero();
        }
        assertThat(folder.resolve("builds")).content().isEqualTo("built\n");
    }

    @Test
    void theLockOfAKilledBuildIsNoObstacle() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Files.createSymbolicLink(home.resolve("target/build.lock"), Path.of("pid-999999999"));

        assertThat(statusOf(launch())).isZero();
    }

    @Test
    void aLockThatIsGoneBeforeItCanBeTakenAwayIsNoObstacle() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Files.createSymbolicLink(home.resolve("target/build.lock"), Path.of("pid-999999999"));
        program(folder.resolve("bin/mv"), "rm -f \"$1\"; exit 1");

        assertThat(statusOf(launch())).isZero();
    }

    @Test
    void aFailedBuildShowsItsLastLinesAndWhereTheRestIs() throws Exception {
        program(folder.resolve("bin/mvn"), "echo cannot find symbol; exit 1");

        try (LullProcess failed = launch()) {
            assertThat(failed.status()).isEqualTo(1);
            assertThat(failed.err())
                    .contains("cannot find symbol")
                    .contains(home.resolve("target/launcher-build.log").toString());
        }
        assertThat(home.resolve("target/build.lock")).doesNotExist();
    }

    @Test
    void aLinkFromElsewhereFindsItsCheckout() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(bin.resolve("lull"), Path.of("../a check out/lull"));
        Path second = Files.createSymbolicLink(folder.resolve("lull"), link);

        try (LullProcess linked = launch(second, java.toString())) {
            assertThat(linked.status()).as(linked.err()).isZero();
            assertThat(linked.out()).contains(jar.toString());
        }
    }

    @Test
    void aJavaThatIsTooOldOrMissingIsAnErrorOfOneLine() throws Exception {
        for (String unusable : List.of(fakeJava("old", "11.0.2").toString(), folder + "/nowhere")) {
            try (LullProcess refused = launch(home.resolve("lull"), unusable)) {
                assertThat(refused.status()).isEqualTo(1);
                assertThat(refused.err().lines())
                        .singleElement()
                        .asString()
                        .contains(unusable)
                        .contains("Java 17 or newer");
            }
        }
    }

    @Test
    void whatOnlyANewerJavaKnowsIsSaidOnlyToIt() throws Exception {
        String newer = fakeJava("new", "25").toString();
        try (LullProcess on25 = launch(home.resolve("lull"), newer)) {
            assertThat(on25.status()).isZero();
            assertThat(on25.out()).contains("--enable-native-access=ALL-UNNAMED");
        }
        try (LullProcess on17 = launch()) {
            assertThat(on17.status()).isZero();
            assertThat(on17.out()).doesNotContain("--enable-native-access");
        }
    }

    private LullProcess launch(String... arguments) throws IOException {
        return launch(home.resolve("lull"), java.toString(), arguments);
    }

    private LullProcess launch(Path launcher, String withJava, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        String path = folder.resolve("bin") + ":" + System.getenv("PATH");
        return LullProcess.start(home, command, Map.of("PATH", path, "LULL_JAVA", withJava, "LC_ALL", "C"));
    }

    private static int statusOf(LullProcess process) throws Exception {
        try (process) {
            return process.status();
        }
    }

    private Path fakeJava(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Path program = jdk.resolve("bin/java");
        program(program, "printf '[%s] ' \"$@\"; echo \"$LC_ALL\"");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return program;
    }

    private static void program(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
