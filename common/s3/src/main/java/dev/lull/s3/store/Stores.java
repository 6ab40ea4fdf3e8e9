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
import java.time.Clock;
import java.util.List;

/** The stores there are, by how the {@code store} setting names them. */
public final class Stores {

    private Stores() {}

    /**
     * The store that is set; with {@code lull.prefix} the folder of that name in it.
     *
     * @throws SettingsException when there is none, or it cannot be used
     */
    public static MediaStore of(Settings settings) {
        String store = settings.get(LullSettings.STORE);
        String own = settings.find(LullSettings.PREFIX).orElse("");
        if (!S3Location.isOne(store)) {
            return new DirectoryStore(Path.of(store).resolve(own));
        }
        S3Location place = S3Location.parse(store)
                .orElseThrow(() -> problem("store: '" + store + "' must be s3://bucket or s3://bucket/prefix"));
        Path local = LocalFolders.store(settings);
        try {
            return new S3Store(
                    own.isEmpty() ? place : place.below(own),
                    settings,
                    local,
                    settings.get(LullSettings.STORE_CACHE_SIZE),
                    Clock.systemUTC());
        } catch (IOException e) {
            throw problem("store.cache: cannot write to " + local + ": " + e);
        }
    }

    private static SettingsException problem(String what) {
        return new SettingsException(List.of(what));
    }
}
