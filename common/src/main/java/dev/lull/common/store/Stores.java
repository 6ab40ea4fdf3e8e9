package dev.lull.common.store;

import dev.lull.common.s3.S3Location;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The stores there are, by how the {@code store} setting names them. */
public final class Stores {

    private Stores() {}

    /**
     * The store that is set.
     *
     * @throws SettingsException when there is none, or it cannot be used
     */
    public static MediaStore of(Settings settings) {
        String store = settings.get(LullSettings.STORE);
        if (!S3Location.isOne(store)) {
            return new DirectoryStore(Path.of(store));
        }
        S3Location place = S3Location.parse(store)
                .orElseThrow(() -> problem("store: '" + store + "' must be s3://bucket or s3://bucket/prefix"));
        Path local = local(settings);
        try {
            return new S3Store(place, settings, local, settings.get(LullSettings.STORE_CACHE_SIZE));
        } catch (IOException e) {
            throw problem("store.cache: cannot write to " + local + ": " + e);
        }
    }

    /** The folder of this machine that conversions fill: the store itself, or where copies of it are. */
    public static Path local(Settings settings) {
        String store = settings.get(LullSettings.STORE);
        return S3Location.isOne(store) ? cache(settings) : Path.of(store);
    }

    /** The folder of this machine for copies of what is in buckets. */
    static Path cache(Settings settings) {
        return settings.find(LullSettings.STORE_CACHE)
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "lull-store"));
    }

    private static SettingsException problem(String what) {
        return new SettingsException(List.of(what));
    }
}
