package dev.lull.common.store;

import dev.lull.common.media.Checksum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The pictures in the store that show what becomes of a video under one plan. They go with the record of its file. */
public final class Stills {

    private static final int DIGITS = 16;

    private final MediaStore store;
    private final String folder;

    /**
     * Those of a conversion.
     *
     * @param fingerprint of its plan
     */
    public Stills(MediaStore store, String conversion, String fingerprint) {
        this.store = store;
        this.folder = ConversionFolders.stills(conversion) + "/"
                + Checksum.of(fingerprint).substring(0, DIGITS);
    }

    /** Moves a finished local file there. */
    public void put(Still still, Path jpeg) throws IOException {
        store.put(jpeg, key(still));
    }

    /** All of them, in no order. */
    public List<Still> all() throws IOException {
        return store.list(folder).stream()
                .map(MediaStore.Entry::name)
                .map(Still::named)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The JPEG.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    public HeldFile get(Still still) throws IOException {
        return store.get(key(still));
    }

    private String key(Still still) {
        return folder + "/" + still.name();
    }
}
