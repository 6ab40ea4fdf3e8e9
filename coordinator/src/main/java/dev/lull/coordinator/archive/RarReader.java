package dev.lull.coordinator.archive;

import dev.lull.common.process.ChildMemory;
import dev.lull.common.process.ChildProcess;
import dev.lull.common.process.Confinement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rar, which bsdtar reads and hands over as a tar, one entry after the other: no library for Java reads what WinRAR
 * has been writing since 2013. It runs as ffmpeg does, without network and within bounds, and writes no file. It checks
 * what it decompresses; what the rar only stores, such as most pictures, bsdtar 3.6 hands over unchecked.
 */
final class RarReader implements ArchiveReader {

    private final String program;
    private final ChildProcess process;
    private final TarReader tar;

    private RarReader(String program, ChildProcess process, TarReader tar) {
        this.program = program;
        this.process = process;
        this.tar = tar;
    }

    /**
     * Starts reading.
     *
     * @param program the bsdtar
     * @throws IOException when there is no such program
     */
    static RarReader open(Path file, String program, UnpackLimits limits, NameDecoder names) throws IOException {
        List<String> command = List.of(program, "-cf", "-", "--format=pax", "@" + file);
        ChildProcess process;
        try {
            process = ChildProcess.start(
                    command, Map.of("LC_ALL", "C.UTF-8"), Confinement.reading(ChildMemory.TO_UNPACK));
        } catch (IOException e) {
            throw missing(program);
        }
        return new RarReader(program, process, new TarReader(process.output(), limits, names));
    }

    private static IOException missing(String program) {
        return new IOException("rar archives need bsdtar (Debian: libarchive-tools), and there is no " + program
                + " here: install it, or name it by unpack.bsdtar, then lull retry takes the archive in");
    }

    @Override
    public @Nullable ArchiveEntry next() throws IOException, InterruptedException {
        ArchiveEntry entry;
        try {
            entry = tar.next();
        } catch (RefusedArchive e) {
            throw e;
        } catch (IOException e) {
            throw failed(e);
        }
        if (entry == null && process.await() != 0) {
            throw failed(null);
        }
        return entry;
    }

    @Override
    public void copy(Sink sink) throws IOException {
        tar.copy(sink);
    }

    /** What bsdtar says is more than that its output broke off. */
    private IOException failed(@Nullable IOException e) throws InterruptedException {
        process.kill();
        process.await();
        List<String> said = process.errorTail();
        String last = said.isEmpty() ? "" : said.get(said.size() - 1);
        if (said.stream().anyMatch(line -> line.contains("not found") || line.contains("No such file"))) {
            return missing(program);
        }
        if (said.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("encrypt"))) {
            return new IOException("it is encrypted, which bsdtar cannot undo: unpack it and hand over its files");
        }
        return new IOException("bsdtar: " + (last.isEmpty() ? "it broke off" : last), e);
    }

    @Override
    public void close() throws IOException {
        try (process) {
            process.kill();
            tar.close();
        }
    }
}
