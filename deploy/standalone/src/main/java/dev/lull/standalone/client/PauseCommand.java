package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.settings.SettingType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "pause",
        description = "Pauses all conversions, on all machines; uploads go on. Nothing that is done gets lost.")
public final class PauseCommand implements Callable<Integer> {

    private static final SettingType<Duration> LENGTH =
            SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(365));

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Until then, such as 90m or 2h. Default: until `lull resume`.")
    private @Nullable String length;

    @ArgGroup
    private @Nullable Running running;

    @Mixin
    private AnswerOption answer;

    /** What becomes of conversions that run. */
    static final class Running {

        @SuppressWarnings("UnusedVariable") // it is what happens anyway, and may be said
        @Option(names = "--now", description = "Running conversions stand still and go on later (default).")
        private boolean now;

        @Option(names = "--drain", description = "Running units are made to their end.")
        private boolean drain;
    }

    @Override
    public Integer call() {
        Map<String, Object> request = new LinkedHashMap<>();
        String user = System.getProperty("user.name", "");
        request.put("by", user.isBlank() ? "lull pause" : user);
        request.put("drain", running != null && running.drain);
        if (length != null) {
            request.put("seconds", seconds(length));
        }
        JsonNode gate = api.client().post("gate/pause", request);
        answer.print(spec.commandLine().getOut(), gate, GateCommand::words);
        return 0;
    }

    private long seconds(String text) {
        try {
            return LENGTH.reader().apply(text).toSeconds();
        } catch (RuntimeException e) {
            throw new ParameterException(spec.commandLine(), "--for must be " + LENGTH.expected(), e);
        }
    }
}
