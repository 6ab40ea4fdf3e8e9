package dev.lull.s3.store;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.store.LocalFolders;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.S3Location;
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
        Path local = LocalFolders.store(settings);
        try {
            return new S3Store(place, settings, local, settings.get(LullSettings.STORE_CACHE_SIZE));
        } catch (IOException e) {
            throw problem("store.cache: cannot write to " + local + ": " + e);
        }
    }

    private static SettingsException problem(String what) {
        return new SettingsException(List.of(what));
    }
}
