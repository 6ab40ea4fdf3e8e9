package dev.lull.coordinator.archive;

import dev.lull.common.posix.RegularFile;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UnpackSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Opens archives. Thread-safe. */
public final class Archives {

    /** As much as {@code xz -9} needs to unpack, and some more. */
    private static final int XZ_MEMORY_KIB = 256 * 1024;

    private static final int BUFFER = 256 * 1024;
    private static final int TAR_RECORD = 512;

    private final @Nullable Charset codePage;
    private final String bsdtar;

    public Archives(Settings settings) {
        this.codePage = settings.find(UnpackSettings.CHARSET).orElse(null);
        this.bsdtar = settings.get(UnpackSettings.BSDTAR);
    }

    /**
     * Opens one.
     *
     * @param passwords tried in their order on what is encrypted
     * @throws LockedArchive when what is in it cannot be listed without another password
     * @throws RefusedArchive when it says itself that it goes beyond the limits
     * @throws IOException when it is damaged, or cannot be read
     */
    public ArchiveReader open(Path file, ArchiveFormat format, List<String> passwords, UnpackLimits limits)
            throws IOException {
        NameDecoder names = new NameDecoder(codePage);
        return GuardedReader.opened(() -> switch (format) {
            case ZIP -> ZipReader.open(file, passwords, limits, names);
            case SEVEN_ZIP -> SevenZipReader.open(file, passwords, limits);
            case RAR -> RarReader.open(file, bsdtar, limits, names);
            case TAR, GZIP, BZIP2, XZ, ZSTD -> new TarReader(decompressed(file, format), limits, names);
        });
    }

    /**
     * Whether there is a tar in a compressed file; true for all others.
     *
     * @throws IOException when it is damaged, or cannot be read
     */
    public boolean isArchive(Path file, ArchiveFormat format) throws IOException {
        return switch (format) {
            case GZIP, BZIP2, XZ, ZSTD -> {
                try (InputStream in = decompressed(file, format)) {
                    yield TarArchiveInputStream.matches(in.readNBytes(TAR_RECORD), TAR_RECORD);
                }
            }
            case ZIP, TAR, SEVEN_ZIP, RAR -> true;
        };
    }

    private static InputStream decompressed(Path file, ArchiveFormat format) throws IOException {
        InputStream in = new BufferedInputStream(RegularFile.stream(file), BUFFER);
        try {
            return switch (format) {
                case GZIP ->
                    GzipCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .get();
                case BZIP2 -> new BZip2CompressorInputStream(in, true);
                case XZ ->
                    XZCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .setMemoryLimitKiB(XZ_MEMORY_KIB)
                            .get();
                case ZSTD -> new ZstdCompressorInputStream(in);
                case TAR, ZIP, SEVEN_ZIP, RAR -> in;
            };
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
