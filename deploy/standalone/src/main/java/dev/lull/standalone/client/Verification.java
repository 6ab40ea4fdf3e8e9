package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has a coordinator compare its ledger with its target, part by part, and prints what it finds. */
public final class Verification {

    /** A bucket is asked for every file by itself. */
    private static final int PART = 100;

    private final ApiClient client;
    private final boolean repair;
    private final boolean json;
    private final PrintWriter out;
    private long compared;
    private long found;
    private long sentAgain;

    Verification(ApiClient client, boolean repair, boolean json, PrintWriter out) {
        this.client = client;
        this.repair = repair;
        this.json = json;
        this.out = out;
    }

    /**
     * Asks the coordinator at this address.
     *
     * @param repair whether it is to send again what is missing
     * @param json whether to print each finding as an object of JSON, a line each, and no sum
     */
    public Verification(String url, @Nullable String token, boolean repair, boolean json, PrintWriter out) {
        this(new ApiClient(url, token), repair, json, out);
    }

    /** Returns how many files are missing, or differ, and are not sent again. */
    public long run() {
        JsonNode next;
        long offset = 0;
        do {
            String part = "target/verification?limit=" + PART + "&offset=" + offset;
            JsonNode answer = repair ? client.post(part, Map.of()) : client.get(part);
            compared += answer.path("compared").asLong();
            answer.path("findings").forEach(this::print);
            next = answer.path("next_offset");
            offset = next.asLong();
        } while (next.isNumber());
        if (!json) {
            out.println(sum());
        }
        out.flush();
        return found - sentAgain;
    }

    private String sum() {
        return "compared " + compared + " uploaded files with the target: " + found + " missing or different"
                + (repair ? ", " + sentAgain + " sent again" : "");
    }

    private void print(JsonNode finding) {
        found++;
        boolean again = finding.path("sent_again").asBoolean();
        sentAgain += again ? 1 : 0;
        if (json) {
            out.println(Printable.json(Json.write(finding)));
            return;
        }
        out.println(String.format(Locale.ROOT, "%-12s", finding.path("problem").asText())
                + Printable.text(finding.path("file").path("name").asText()) + "  ("
                + Printable.text(finding.path("detail").asText()) + (again ? "; sent again" : "") + ")");
    }
}
