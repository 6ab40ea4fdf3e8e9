package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "status", description = "Shows what is under way, or one submission with its files.")
public final class StatusCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "A submission; default: all that are not settled.")
    private @Nullable String id;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        ApiClient client = api.client();
        if (id == null) {
            underWay(client);
        } else if (id.matches("[A-Za-z0-9_-]+")) {
            one(client, id);
        } else {
            throw new CommandFailure("'" + Printable.text(id) + "' is not the id of a submission");
        }
        return 0;
    }

    private void underWay(ApiClient client) {
        JsonNode page = client.get("submissions?limit=" + PAGE);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printable.json(Json.pretty(page)));
            return;
        }
        if (page.path("items").isEmpty()) {
            out.println("nothing is under way");
        }
        page.path("items").forEach(submission -> out.println(line(submission)));
        out.println("gate " + GateCommand.words(client.get("gate")));
        JsonNode target = client.get("target");
        if (target.path("waits").asBoolean()) {
            out.println(waiting(target));
        }
        JsonNode sources = client.get("sources");
        if (sources.path("waits").asBoolean()) {
            out.println("taking in waits for "
                    + Printable.text(sources.path("reason").asText()));
        }
    }

    private static String waiting(JsonNode target) {
        return Printable.text(target.path("target").asText()) + " waits "
                + (long) Math.ceil(target.path("seconds_left").asDouble()) + " s: "
                + Printable.text(target.path("reason").asText());
    }

    private void one(ApiClient client, String submission) {
        JsonNode about = client.get("submissions/" + submission);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printable.json(Json.pretty(about)));
            return;
        }
        out.println(line(about));
        JsonNode items;
        int offset = 0;
        do {
            items = client.get("submissions/" + submission + "/media?limit=" + PAGE + "&offset=" + offset)
                    .path("items");
            items.forEach(file -> out.println("  " + fileLine(file)));
            offset += PAGE;
        } while (items.size() == PAGE);
    }

    static String line(JsonNode submission) {
        List<String> counts = new ArrayList<>();
        submission
                .path("counts")
                .properties()
                .forEach(count -> counts.add(count.getValue().asText() + " " + count.getKey()));
        String progress = submission.path("settled_at").isNull()
                ? submission.path("settled_files").asText() + " of "
                        + submission.path("files").asText() + " files settled"
                : "settled " + submission.path("settled_at").asText();
        return submission.path("id").asText() + "  " + progress + (counts.isEmpty() ? "" : ": ")
                + String.join(", ", counts);
    }

    private static String fileLine(JsonNode file) {
        String reason = file.path("reason").asText("");
        return file.path("id").asText() + "  "
                + String.format("%-12s", file.path("state").asText())
                + Printable.text(file.path("name").asText())
                + (reason.isEmpty() || file.path("reason").isNull() ? "" : "  (" + Printable.text(reason) + ")");
    }
}
