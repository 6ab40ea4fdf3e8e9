package dev.lull.standalone;

import dev.lull.common.ops.Checkup;
import dev.lull.common.ops.Json;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.RedisSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.kafka.KafkaCheckups;
import dev.lull.redis.RedisCheckups;
import dev.lull.standalone.client.CommandFailure;
import dev.lull.standalone.client.DataFolder;
import dev.lull.standalone.client.Printable;
import dev.lull.standalone.doctor.MachineCheckups;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        sortOptions = false,
        description =
                "Looks at what Lull needs (Java, ffmpeg, disks, Kafka, Redis) and says what to do about what is not as it "
                        + "should be. Changes nothing. Exit status 1 if Lull does not work so, 3 if it could work better.")
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings of a role. Default: lull.properties of the default data folder, which `lull up` writes; "
                            + "without one only the machine is looked at.")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a setting; may be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--json", description = "Print each finding as an object of JSON, a line each.")
    private boolean json;

    private int worst = ExitStatus.ALL_WELL;

    @Override
    public Integer call() {
        SettingsLoader loader = new SettingsLoader();
        Path standard = DataFolder.defaultFolder().resolve(DataFolder.SETTINGS_FILE);
        if (config != null) {
            loader.file(config);
        } else if (Files.exists(standard)) {
            loader.file(standard);
        }
        Settings settings =
                loader.environment(System.getenv()).commandLine(assignments).load();
        new MachineCheckups(settings).all().forEach(this::tell);
        tell(ffmpeg(settings));
        if (settings.find(LullSettings.KAFKA_BOOTSTRAP_SERVERS).isPresent()) {
            KafkaCheckups.of(settings).forEach(this::tell);
        }
        if (settings.find(RedisSettings.URL).isPresent()) {
            RedisCheckups.of(settings, Clock.systemUTC()).forEach(this::tell);
        }
        return worst;
    }

    private static Checkup ffmpeg(Settings settings) {
        try {
            Ffmpeg ffmpeg = ProcessFfmpeg.find(settings);
            return Checkup.good("ffmpeg", ffmpeg.version() + ", " + ffmpeg.origin() + ", encodes H.264 and AAC");
        } catch (CommandFailure e) {
            return Checkup.bad("ffmpeg", String.valueOf(e.getMessage()), "install ffmpeg, or set ffmpeg.path");
        }
    }

    private void tell(Checkup checkup) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printable.json(Json.write(checkup)));
        } else {
            out.printf("%-8s %-18s %s%n", word(checkup.verdict()), checkup.what(), Printable.text(checkup.found()));
            if (checkup.advice() != null) {
                out.printf("%-8s %-18s -> %s%n", "", "", checkup.advice());
            }
        }
        out.flush();
        worst = switch (checkup.verdict()) {
            case GOOD -> worst;
            case WARNING -> worst == ExitStatus.ALL_WELL ? ExitStatus.NEEDS_ATTENTION : worst;
            case BAD -> ExitStatus.FAILED;
        };
    }

    private static String word(Checkup.Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "good";
            case WARNING -> "warning";
            case BAD -> "bad";
        };
    }
}
