package dev.lull.standalone.client;

import java.nio.file.Path;
import java.util.Map;

/** Where the one-machine Lull keeps its state unless it is told otherwise. */
public final class DataFolder {

    /** The settings file in it that other processes join with. */
    public static final String SETTINGS_FILE = "lull.properties";

    private DataFolder() {}

    /** {@code $LULL_DATA}, else {@code $XDG_DATA_HOME/lull}, else {@code ~/.local/share/lull}. */
    public static Path defaultFolder(Map<String, String> environment, String userHome) {
        String named = environment.getOrDefault("LULL_DATA", "");
        if (!named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        // by the XDG specification a relative path there is to be ignored
        Path base = shared.startsWith("/") ? Path.of(shared) : Path.of(userHome, ".local", "share");
        return base.resolve("lull");
    }

    public static Path defaultFolder() {
        return defaultFolder(System.getenv(), System.getProperty("user.home"));
    }
}
