package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        sortOptions = false,
        description = "Shows live what a running Lull does: the gate, what waits, submissions, and films with their "
                + "segments (done, at work, waiting) and how long they will take. Ctrl-C ends it.")
public final class WatchCommand implements Callable<Integer> {

    private static final int SUBMISSIONS = 8;
    private static final int FILMS = 8;
    private static final long PAUSE_MILLIS = 1000;

    /** To the upper left corner; then, behind what is printed, the rest is emptied. */
    private static final String HOME = "\u001b[H";

    private static final String EMPTY_LINE_END = "\u001b[K";
    private static final String EMPTY_BELOW = "\u001b[J";
    private static final String CLEAR = "\u001b[2J";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Option(names = "--once", description = "Print it once.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        ApiClient client = api.client();
        int columns = TerminalWidth.columns();
        boolean redraws = columns > 0 && !once;
        // the launcher looks at the terminal of the one, and the other may be a pipe
        PrintWriter out =
                redraws ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.print(redraws ? CLEAR : "");
        while (true) {
            print(lines(client, Instant.now()), columns, redraws, out);
            if (once) {
                return 0;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void print(List<String> lines, int columns, boolean redraws, PrintWriter out) {
        out.print(redraws ? HOME : "");
        for (String line : lines) {
            String shown = redraws && line.length() > columns ? line.substring(0, columns - 1) + "…" : line;
            out.println(redraws ? shown + EMPTY_LINE_END : shown);
        }
        out.print(redraws ? EMPTY_BELOW : "");
        out.flush();
    }

    private static List<String> lines(ApiClient client, Instant now) {
        List<String> lines = new ArrayList<>();
        JsonNode backlog = client.get("backlog");
        lines.add("gate      " + GateCommand.words(client.get("gate")));
        lines.add("waiting   " + backlog.path("uploads").asText() + " uploads, "
                + backlog.path("conversions").asText() + " conversions, "
                + backlog.path("units").asText() + " units of those at work");
        JsonNode submissions = client.get("submissions?limit=" + SUBMISSIONS).path("items");
        submissions.forEach(submission -> lines.add(StatusCommand.line(submission)));
        if (submissions.isEmpty()) {
            lines.add("nothing is under way");
        }
        client.get("media?state=converting&limit=" + FILMS).path("items").forEach(file -> {
            JsonNode conversion = client.find("conversions/" + file.path("id").asText());
            if (conversion != null) {
                lines.add(FilmStrip.of(file.path("name").asText(), conversion, now));
            }
        });
        return lines;
    }
}
