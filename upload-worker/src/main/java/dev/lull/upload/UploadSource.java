package dev.lull.upload;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.store.ArchivedSource;
import dev.lull.common.store.ConversionFolders;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.SourceFiles;
import dev.lull.upload.targets.Upload;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the bytes of an upload come from: the original, or the result of its conversion. */
final class UploadSource {

    private static final String CONVERTED_TYPE = "video/mp4";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final ConversionLedger conversions;
    private final MediaStore store;
    private final SourceFiles originals;
    private final SidecarOwner sidecarOwner;

    UploadSource(ConversionLedger conversions, MediaStore store, SourceFiles originals, SidecarOwner sidecarOwner) {
        this.conversions = conversions;
        this.store = store;
        this.originals = originals;
        this.sidecarOwner = sidecarOwner;
    }

    /** Whether nothing is to be uploaded yet: a sidecar goes when the file it belongs to has arrived. */
    boolean awaitsOwner(MediaFile file) {
        return sidecarOwner.awaited(file);
    }

    /**
     * The upload of a file.
     *
     * @param held keeps its bytes in reach until they are sent
     */
    Upload of(MediaFile file, HeldFiles held) throws Failure, InterruptedException {
        Upload upload = file.state() == MediaState.CONVERTED ? converted(file, held) : original(file, held);
        return upload.captured(sidecarOwner.captured(file)).permitted(permissions(file));
    }

    private Upload original(MediaFile file, HeldFiles held) throws Failure, InterruptedException {
        if (file.sha256() == null) {
            throw new Failure.Permanent("the ledger has no checksum of it");
        }
        String name = sidecarOwner.name(file);
        Instant modified = modified(file);
        return new Upload(
                        file.id(),
                        name,
                        held.add(originals.holdForTask(file.source())),
                        file.size(),
                        file.sha256(),
                        Objects.requireNonNullElse(file.contentType(), UNKNOWN_TYPE),
                        modified)
                .dated(sidecarOwner.modified(file).orElse(modified));
    }

    private Upload converted(MediaFile file, HeldFiles held) throws Failure {
        Conversion conversion = conversions
                .find(file.id())
                .orElseThrow(() -> new Failure.Permanent("the checkpoint of its conversion is gone"));
        UnitState.Done result = conversion
                .result()
                .orElseThrow(() -> new Failure.Permanent("its conversion has no result: it is "
                        + conversion.status().wireName()));
        return new Upload(
                file.id(),
                mp4(file.name()),
                stored(ConversionFolders.result(file.id(), result.checksum()), held),
                result.bytes(),
                result.checksum(),
                CONVERTED_TYPE,
                modified(file));
    }

    private Path stored(String key, HeldFiles held) throws Failure {
        try {
            return held.add(store.get(key));
        } catch (NoSuchFileException e) {
            throw new Failure.Permanent("the converted file is gone from the store", e);
        } catch (IOException e) {
            throw new Failure.Transient("cannot read the store: " + e.getMessage(), e);
        }
    }

    /** The same name with the extension of what it is now. */
    static String mp4(String name) {
        int dot = name.lastIndexOf('.');
        boolean extended = dot > name.lastIndexOf('/') + 1;
        return (extended ? name.substring(0, dot) : name) + ".mp4";
    }

    /**
     * Who may read the original; nobody but the owner of what is uploaded, where that cannot be known. In buckets and
     * archives files have no permissions that count here.
     */
    private @Nullable Set<PosixFilePermission> permissions(MediaFile file) {
        if (S3Location.isOne(file.source()) || ArchivedSource.isOne(file.source())) {
            return null;
        }
        try {
            return originals
                    .stat(file.source())
                    .map(SourceFiles.State::permissions)
                    .orElse(Set.of());
        } catch (IOException unreachable) {
            return Set.of();
        }
    }

    private Instant modified(MediaFile file) {
        if (file.modified() != null) {
            return file.modified();
        }
        try {
            return originals.stat(file.source()).map(SourceFiles.State::changed).orElse(file.submittedAt());
        } catch (IOException unreachable) {
            return file.submittedAt();
        }
    }
}
