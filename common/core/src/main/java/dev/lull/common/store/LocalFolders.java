package dev.lull.common.store;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import java.nio.file.Path;

/** The folders of this machine that conversions fill, wherever the store itself is. */
public final class LocalFolders {

    private LocalFolders() {}

    /** The folder that conversions fill: the store itself, or the local copies of a store in a bucket. */
    public static Path store(Settings settings) {
        String store = settings.get(LullSettings.STORE);
        return S3Location.isOne(store) ? cache(settings) : Path.of(store);
    }

    /** The folder for local copies of what is in buckets. */
    public static Path cache(Settings settings) {
        return settings.find(LullSettings.STORE_CACHE)
                .map(Path::of)
                .orElseGet(() -> UserTempFolder.ofUser().resolve("store"));
    }

    /** The folder for segments that were made to estimate by. */
    public static Path estimates(Settings settings) {
        return settings.find(ConvertSettings.ESTIMATES)
                .map(Path::of)
                .orElseGet(() -> UserTempFolder.ofUser().resolve("estimates"));
    }
}
