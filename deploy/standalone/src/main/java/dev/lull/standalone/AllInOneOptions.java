package dev.lull.standalone;

import dev.lull.common.settings.ConvertSettings;
import dev.lull.common.settings.GateSettings;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.TargetTemplate;
import dev.lull.standalone.client.CommandFailure;
import dev.lull.standalone.client.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code run} and {@code up} have in common. */
final class AllInOneOptions {

    private static final Pattern OTHER_TARGET = Pattern.compile("(s3|telegram):");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where state is kept. Default: $LULL_DATA, else ~/.local/share/lull.")
    @Nullable
    Path data;

    @Option(
            names = "--convert-workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Convert workers in this process (default: ${DEFAULT-VALUE}).")
    int convertWorkers = 1;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a setting; may be repeated. All of them are in docs/settings.md.")
    List<String> assignments = new ArrayList<>();

    DataDirectory openData() {
        return DataDirectory.open(data == null ? DataFolder.defaultFolder() : data.toAbsolutePath());
    }

    /**
     * The settings of one machine for one job, before its servers' addresses are known.
     *
     * @param out a folder, which is made up to the first part with a date, or another target
     */
    Settings settings(String out, DataDirectory folder, ConfigOption config) {
        Map<String, String> base = base(out, folder);
        // nobody can look at its page when it is done
        base.put(ConvertSettings.STILLS.key(), "false");
        return load(base, config);
    }

    /** The same of one that goes on until it is stopped. */
    Settings lastingSettings(String out, DataDirectory folder, ConfigOption config) {
        return load(base(out, folder), config);
    }

    private static Map<String, String> base(String out, DataDirectory folder) {
        Map<String, String> base = new LinkedHashMap<>();
        base.put(LullSettings.TARGET.key(), OTHER_TARGET.matcher(out).lookingAt() ? out : madeFolder(out));
        if (out.startsWith("telegram:")) {
            base.put(ConvertSettings.PROFILE.key(), "telegram");
        }
        base.put(LullSettings.HTTP_TOKEN.key(), folder.httpToken());
        base.put(LullSettings.STORE.key(), folder.store().toString());
        base.put(LullSettings.INTAKE_EXCLUDE.key(), folder.path().toString());
        // conversions share these few processors with the uploads, so they stop immediately
        base.put(GateSettings.YIELD.key(), "suspend");
        base.put(ConvertSettings.NICENESS.key(), "10");
        // the ledger is near, and people watch
        base.put(ConvertSettings.CHECKPOINT_INTERVAL.key(), "1s");
        return base;
    }

    private Settings load(Map<String, String> base, ConfigOption config) {
        return config.addTo(new SettingsLoader().base(base))
                .environment(System.getenv())
                .commandLine(assignments)
                .load();
    }

    private static String madeFolder(String out) {
        Path target = Path.of(out).toAbsolutePath().normalize();
        Path folder = Path.of(TargetTemplate.of(target.toString()).fixed());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandFailure("--out: cannot make the folder " + folder + ": " + e, e);
        }
        return target.toString();
    }
}
