package dev.lull.s3.store;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.store.LocalFolders;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.SourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.common.store.UnpackedFiles;
import dev.lull.s3.Bucket;

/** Where this process finds bytes, by its settings; one per process. */
public final class Storage implements AutoCloseable {

    private final MediaStore store;
    private final SourceFiles sources;

    private Storage(MediaStore store, SourceFiles sources) {
        this.store = store;
        this.sources = sources;
    }

    /**
     * What the settings name.
     *
     * @throws dev.lull.common.settings.SettingsException when they name no store, or one that cannot be used
     */
    public static Storage open(Settings settings) {
        MediaStore store = Stores.of(settings);
        SourceFiles inBuckets = new BucketSourceFiles(
                name -> Bucket.open(settings, name),
                LocalFolders.cache(settings),
                settings.get(LullSettings.STORE_CACHE_SIZE),
                settings.find(LullSettings.STORE_CACHE_LIMIT).orElse(Long.MAX_VALUE));
        SourceFiles onDisks = new LocalSourceFiles(SourceRoots.of(settings));
        return new Storage(store, new UnpackedFiles(store, new AnySourceFiles(onDisks, inBuckets)));
    }

    /** The bytes that workers share. */
    public MediaStore store() {
        return store;
    }

    /** The originals. */
    public SourceFiles sources() {
        return sources;
    }

    @Override
    public void close() {
        sources.close();
        store.close();
    }
}
