package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "gate", description = "Says whether conversions may run now, and if not, why not.")
public final class GateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Mixin
    private AnswerOption answer;

    @Override
    public Integer call() {
        JsonNode gate = api.client().get("gate");
        answer.print(spec.commandLine().getOut(), gate, GateCommand::words);
        return 0;
    }

    static String words(JsonNode gate) {
        if (gate.path("open").asBoolean()) {
            return "open: no upload waits (since " + gate.path("since").asText() + ")";
        }
        List<String> reasons = new ArrayList<>();
        gate.path("reasons").forEach(reason -> reasons.add(reason(reason)));
        return "closed: " + String.join("; ", reasons) + exception(gate);
    }

    private static String reason(JsonNode reason) {
        String detail = Printable.text(reason.path("detail").asText());
        String until = reason.path("until").isTextual()
                ? ", until " + reason.path("until").asText()
                : "";
        return words(reason.path("state").asText(), detail) + " (since "
                + reason.path("since").asText() + until + ")";
    }

    private static String words(String state, String detail) {
        return switch (state) {
            case "CLOSED_UPLOADS_WAITING" ->
                detail.equals("0") ? "the last upload has just gone" : detail + " uploads wait";
            case "CLOSED_NO_UPLOAD_WORKERS" -> detail + " uploads wait and no upload worker runs";
            case "CLOSED_PAUSED" -> "paused " + detail;
            case "CLOSED_SCHEDULE" -> "outside of gate.schedule";
            case "CLOSED_PROBE" -> "probe " + detail;
            case "CLOSED_BATTERY" -> "on battery";
            default -> "unknown, " + detail;
        };
    }

    private static String exception(JsonNode gate) {
        return gate.path("overdue").asBoolean()
                ? "; shut for longer than gate.max-wait, so every convert worker does one unit all the same"
                : "";
    }
}
