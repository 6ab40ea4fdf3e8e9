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

@Command(name = "gate", description = "Says whether conversions may run now, and if not, why not.")
public final class GateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode gate = api.client().get("gate");
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Printable.json(Json.pretty(gate)) : words(gate));
        return 0;
    }

    static String words(JsonNode gate) {
        long waiting = gate.path("waiting").asLong();
        String since = " (since " + gate.path("since").asText() + ")" + exception(gate);
        return switch (gate.path("state").asText()) {
            case "OPEN" -> "open: no upload waits" + since;
            case "CLOSED_UPLOADS_WAITING" ->
                waiting == 0
                        ? "closed: the last upload has just gone" + since
                        : "closed: " + waiting + " uploads wait" + since;
            case "CLOSED_NO_UPLOAD_WORKERS" -> "closed: " + waiting + " uploads wait and no upload worker runs" + since;
            default -> "closed: unknown, " + Printable.text(gate.path("error").asText("no reason given")) + since;
        };
    }

    private static String exception(JsonNode gate) {
        return gate.path("overdue").asBoolean()
                ? "; shut for longer than gate.max-wait, so every convert worker does one unit all the same"
                : "";
    }
}
