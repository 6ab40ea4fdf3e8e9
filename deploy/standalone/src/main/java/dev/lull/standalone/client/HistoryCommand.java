package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        sortOptions = false,
        description = "Shows how files ended, latest first: when, how, what they became, and why. It is kept for "
                + "history.retention, longer than what status shows.")
public final class HistoryCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The most files (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(names = "--json", description = "Print each file as an object of JSON, a line each.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure("--limit must be 1 or more");
        }
        ApiClient client = api.client();
        PrintWriter out = spec.commandLine().getOut();
        String before = "";
        int left = limit;
        do {
            JsonNode page = client.get("history?limit=" + Math.min(PAGE, left) + before);
            page.path("items").forEach(entry -> out.println(json ? Printable.json(Json.write(entry)) : line(entry)));
            left -= Math.min(PAGE, left);
            before = page.path("next").isNull()
                    ? ""
                    : "&before=" + page.path("next").asText();
        } while (left > 0 && !before.isEmpty());
        return 0;
    }

    private static String line(JsonNode entry) {
        StringBuilder line = new StringBuilder(entry.path("at").asText().replaceFirst("\\.\\d+Z", "Z"));
        line.append(String.format("  %-12s", entry.path("state").asText()));
        line.append(Printable.text(entry.path("name").asText()));
        line.append("  (").append(Amount.bytes(entry.path("size").asLong()));
        if (entry.path("plan").isTextual() && entry.path("result_size").asLong() > 0) {
            line.append(" -> ")
                    .append(Amount.bytes(entry.path("result_size").asLong()))
                    .append(", ")
                    .append(entry.path("plan").asText());
        }
        line.append(')');
        if (entry.path("reason").isTextual()) {
            line.append("  ").append(Printable.text(entry.path("reason").asText()));
        }
        entry.path("lost")
                .forEach(loss -> line.append("; lost: ")
                        .append(Printable.text(loss.path("what").asText())));
        return line.toString();
    }
}
