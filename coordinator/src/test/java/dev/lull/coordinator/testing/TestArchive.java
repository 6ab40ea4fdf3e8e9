package dev.lull.coordinator.testing;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.jspecify.annotations.Nullable;

/** Archives of any format with these files, and things that honest programs do not make. */
public final class TestArchive {

    /** When each file in it was changed. */
    public static final Instant MODIFIED = Instant.parse("2019-06-01T10:20:30Z");

    private final List<Entry> entries = new ArrayList<>();

    /** @param link where it leads to; null for a file */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(
            String path, byte[] content, @Nullable String link) {}

    public TestArchive file(String path, byte[] content) {
        entries.add(new Entry(path, content, null));
        return this;
    }

    public TestArchive file(String path, Path content) {
        try {
            return file(path, Files.readAllBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestArchive link(String path, String to) {
        entries.add(new Entry(path, new byte[0], to));
        return this;
    }

    public Path zip(Path to) throws IOException {
        return zip(to, StandardCharsets.UTF_8);
    }

    /** With names in this code page, and nothing that says so. */
    public Path zip(Path to, Charset names) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(to)) {
            zip.setEncoding(names.name());
            zip.setUseLanguageEncodingFlag(names.equals(StandardCharsets.UTF_8));
            for (Entry each : entries) {
                ZipArchiveEntry entry = new ZipArchiveEntry(each.path());
                entry.setLastModifiedTime(FileTime.from(MODIFIED));
                entry.setUnixMode(each.link() == null ? 0100644 : 0120777);
                zip.putArchiveEntry(entry);
                zip.write(each.link() == null ? each.content() : each.link().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return to;
    }

    /** Encrypted by AES with 256 bits, or the old way. */
    public Path zip(Path to, String password, boolean aes) throws IOException {
        try (ZipFile zip = new ZipFile(to.toFile(), password.toCharArray())) {
            for (Entry each : entries) {
                ZipParameters parameters = new ZipParameters();
                parameters.setFileNameInZip(each.path());
                parameters.setLastModifiedFileTime(MODIFIED.toEpochMilli());
                parameters.setEncryptFiles(true);
                parameters.setEncryptionMethod(aes ? EncryptionMethod.AES : EncryptionMethod.ZIP_STANDARD);
                zip.addStream(new ByteArrayInputStream(each.content()), parameters);
            }
        }
        return to;
    }

    public Path tar(Path to) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            tar(out, StandardCharsets.UTF_8);
        }
        return to;
    }

    /** With names in this code page, which nothing says. */
    public Path tar(Path to, Charset names) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            tar(out, names);
        }
        return to;
    }

    /**
     * Compressed as well.
     *
     * @param format as in {@link CompressorStreamFactory}: {@code gz}, {@code bzip2}, {@code xz}, {@code zstd}
     */
    public Path tar(Path to, String format) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to));
                OutputStream compressed = new CompressorStreamFactory().createCompressorOutputStream(format, out)) {
            tar(compressed, StandardCharsets.UTF_8);
        } catch (CompressorException e) {
            throw new IOException(e);
        }
        return to;
    }

    private void tar(OutputStream out, Charset names) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, names.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        for (Entry each : entries) {
            TarArchiveEntry entry = each.link() == null
                    ? new TarArchiveEntry(each.path(), true)
                    : new TarArchiveEntry(each.path(), TarConstants.LF_SYMLINK);
            if (each.link() != null) {
                entry.setLinkName(each.link());
            }
            entry.setLastModifiedTime(FileTime.from(MODIFIED));
            entry.setSize(each.content().length);
            tar.putArchiveEntry(entry);
            tar.write(each.content());
            tar.closeArchiveEntry();
        }
        tar.finish();
    }

    /** A rar as WinRAR has been writing it since 2013. */
    public Path rar(Path to) throws IOException {
        TestRar rar = new TestRar();
        entries.forEach(each -> rar.file(each.path(), each.content(), MODIFIED));
        return Files.write(to, rar.bytes());
    }

    /**
     * A 7z.
     *
     * @param password null for one that is not encrypted
     */
    public Path sevenZip(Path to, @Nullable String password) throws IOException {
        try (SevenZOutputFile archive = password == null
                ? new SevenZOutputFile(to.toFile())
                : new SevenZOutputFile(to.toFile(), password.toCharArray())) {
            for (Entry each : entries) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(each.path());
                entry.setLastModifiedTime(FileTime.from(MODIFIED));
                archive.putArchiveEntry(entry);
                archive.write(each.content());
                archive.closeArchiveEntry();
            }
        }
        return to;
    }
}
