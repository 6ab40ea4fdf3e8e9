package dev.lull.common.store;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import java.nio.file.Path;

/** Where this process finds bytes, by its settings; one per process. */
public final class Storage implements AutoCloseable {

    private final MediaStore store;
    private final SourceFiles sources;

    private Storage(MediaStore store, SourceFiles sources) {
        this.store = store;
        this.sources = sources;
    }

    /**
     * What the settings name; nothing is read or written yet.
     *
     * @throws dev.lull.common.settings.SettingsException when they name no store
     */
    public static Storage open(Settings settings) {
        return new Storage(new DirectoryStore(Path.of(settings.get(LullSettings.STORE))), new LocalSourceFiles());
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
    }
}
