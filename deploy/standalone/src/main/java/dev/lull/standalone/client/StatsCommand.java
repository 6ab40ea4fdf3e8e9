package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "stats",
        sortOptions = false,
        description = "Sums up how files ended, by day in UTC: files, bytes, how many conversions ended well, how long "
                + "one took, and what was made again after a failure.")
public final class StatsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "So many days, with today (default: ${DEFAULT-VALUE}).")
    private int days = 30;

    @Mixin
    private AnswerOption answer;

    @Override
    public Integer call() {
        JsonNode stats = api.client().get("stats?days=" + days);
        answer.print(spec.commandLine().getOut(), stats, StatsCommand::lines);
        return 0;
    }

    private static String lines(JsonNode stats) {
        StringBuilder lines = new StringBuilder();
        stats.path("days")
                .properties()
                .forEach(day -> lines.append(day.getKey())
                        .append("  ")
                        .append(words(day.getValue()))
                        .append(System.lineSeparator()));
        return lines.append("since ")
                .append(stats.path("since").asText())
                .append(": ")
                .append(words(stats.path("all")))
                .toString();
    }

    private static String words(JsonNode sum) {
        List<String> parts = new ArrayList<>();
        sum.path("files")
                .properties()
                .forEach(files -> parts.add(files.getValue().asText() + " " + files.getKey()));
        if (parts.isEmpty()) {
            return "nothing";
        }
        parts.add(Amount.bytes(sum.path("bytes_out").asLong()) + " sent");
        if (sum.path("converted").asLong() > 0) {
            long saved = sum.path("bytes_saved").asLong();
            parts.add(String.format(
                    Locale.ROOT,
                    "%d converted in %.0f s on average, %s %s",
                    sum.path("converted").asLong(),
                    sum.path("average_conversion_seconds").asDouble(),
                    Amount.bytes(Math.abs(saved)),
                    saved < 0 ? "larger" : "saved"));
        }
        if (sum.path("success_rate").isNumber()) {
            parts.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of conversions ended well",
                    100 * sum.path("success_rate").asDouble()));
        }
        if (sum.path("retries").asLong() > 0) {
            parts.add(sum.path("retries").asText() + " units made again");
        }
        return String.join(", ", parts);
    }
}
