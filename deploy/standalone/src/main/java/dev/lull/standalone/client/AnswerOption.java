package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import java.io.PrintWriter;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** How a command says what it was answered. */
final class AnswerOption {

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    /** @param words the answer for people */
    void print(PrintWriter out, JsonNode answer, Function<JsonNode, String> words) {
        out.println(json ? Printable.json(Json.pretty(answer)) : words.apply(answer));
        out.flush();
    }
}
