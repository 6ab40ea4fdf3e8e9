package dev.lull.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.TestFfmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegFinderIT {

    private static final SearchPath NOTHING_INSTALLED = new SearchPath("");
    private static final Path CACHE = Path.of("target", "ffmpeg");

    @TempDir
    Path directory;

    private SearchPath path;

    @BeforeEach
    void onPath() {
        path = new SearchPath(directory.toString());
    }

    @Test
    void whereNothingIsInstalledTheBundledOneRuns() throws Exception {
        Ffmpeg ffmpeg = new FfmpegFinder(null, NOTHING_INSTALLED, CACHE).find();

        assertThat(ffmpeg.origin()).isEqualTo("bundled");
        assertThat(ffmpeg.major()).isEqualTo(8);
    }

    @Test
    void anFfmpegOnPathTooOldForConversionsIsPassedOver() throws Exception {
        script("ffmpeg", "echo 'ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026'");

        assertThat(new FfmpegFinder(null, path, CACHE).find().origin()).isEqualTo("bundled");
    }

    @Test
    void anFfmpegOnPathWithoutTheEncodersIsPassedOver() throws Exception {
        script(
                "ffmpeg",
                "case \"$*\" in *version*) echo 'ffmpeg version 7.1';; *) echo 'Unknown encoder' >&2; exit 1;; esac");
        script("ffprobe", "");

        assertThat(new FfmpegFinder(null, path, CACHE).find().origin()).isEqualTo("bundled");
    }

    @Test
    void anFfmpegOnPathThatCanDoItIsUsed() throws Exception {
        wrap(TestFfmpeg.get().ffmpeg(), "ffmpeg");
        wrap(TestFfmpeg.get().ffprobe(), "ffprobe");

        Ffmpeg found = new FfmpegFinder(null, path, directory.resolve("cache")).find();

        assertThat(found.origin()).isEqualTo("on PATH");
        assertThat(found.ffprobe()).isEqualTo(directory.resolve("ffprobe"));
        assertThat(directory.resolve("cache")).doesNotExist();
    }

    @Test
    void aConfiguredFfmpegThatDoesNotWorkIsAnErrorAndNotReplacedByAnother() throws Exception {
        Path configured = script("ffmpeg", "echo 'ffmpeg version 4.4.2'");

        assertThatThrownBy(new FfmpegFinder(configured, NOTHING_INSTALLED, CACHE)::find)
                .isInstanceOf(IOException.class)
                .hasMessage("ffmpeg configured (" + configured + ") is version 4.4.2, older than 6.1");
    }

    @Test
    void aConfiguredFfmpegThatIsNotThereIsNamedInTheError() {
        Path missing = directory.resolve("nowhere/ffmpeg");

        assertThatThrownBy(new FfmpegFinder(missing, NOTHING_INSTALLED, CACHE)::find)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("does not run");
    }

    @Test
    void whereNoneIsBundledTheErrorSaysWhatWasTriedAndWhatToDo() {
        BundledFfmpeg elsewhere = new BundledFfmpeg(CACHE, new Platform("Mac OS X", "aarch64"));

        assertThatThrownBy(new FfmpegFinder(null, NOTHING_INSTALLED, elsewhere)::find)
                .isInstanceOf(IOException.class)
                .hasMessage("no usable ffmpeg: no ffmpeg on PATH; none is bundled for Mac OS X aarch64. "
                        + "Install ffmpeg 6.1 or newer with libx264, or set ffmpeg.path to one");
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamedInTheError() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(new FfmpegFinder(null, NOTHING_INSTALLED, file.resolve("cache"))::find)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be unpacked into " + file.resolve("cache"));
    }

    @Test
    void theBundledOneTakesTheStandInsForScreenAndSoundEvenWhereTheRealLibrariesAreInstalled() throws Exception {
        Ffmpeg ffmpeg = TestFfmpeg.get();
        Path stubs = ffmpeg.ffmpeg().resolveSibling("stubs");
        List<String> listLibraries = List.of(
                "sh",
                "-c",
                "LD_TRACE_LOADED_OBJECTS=1 exec \"$0\"",
                ffmpeg.ffmpeg().toString());

        String libraries = ProgramOutput.of(listLibraries, ffmpeg.environment());

        assertThat(libraries)
                .contains("libxcb.so.1 => " + stubs)
                .contains("libxcb-shm.so.0 => " + stubs)
                .contains("libasound.so.2 => " + stubs)
                .contains("libpulse.so.0 => " + stubs)
                .doesNotContain("not found");
    }

    private void wrap(Path program, String name) throws IOException {
        String libraries = TestFfmpeg.get().environment().getOrDefault("LD_LIBRARY_PATH", "");
        script(name, "LD_LIBRARY_PATH='" + libraries + "' exec '" + program + "' \"$@\"");
    }

    private Path script(String name, String body) throws IOException {
        Path script = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
