import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Draws the trace with the most steps in what {@code tracing.exporter=file} wrote, as SVG on standard output:
 *
 * <pre>java -cp deploy/standalone/target/lull.jar deploy/bench/figures/DrawTrace.java traces.jsonl</pre>
 */
final class DrawTrace {

    private static final int ROW = 22;
    private static final int LABELS = 210;
    private static final int WIDTH = 620;
    private static final int TOP = 46;

    private static final Map<String, String> COLOURS = Map.of(
            "queue wait", "#c3c8cf",
            "gate wait", "#e0a030",
            "unit", "#3f7fd0",
            "verify", "#2f9e6e",
            "assemble", "#7a5cc0",
            "upload", "#1f8a9e");

    /** One step; times in seconds since the first. */
    private record Span(String trace, String id, String parent, String label, String name, double from, double to) {}

    public static void main(String[] args) throws IOException {
        Map<String, List<Span>> traces = Files.readAllLines(Path.of(args[0])).stream()
                .flatMap(line -> spans(line).stream())
                .collect(Collectors.groupingBy(Span::trace));
        List<Span> largest = traces.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow(() -> new IllegalArgumentException("no spans in " + args[0]));
        System.out.println(draw(ordered(largest)));
    }

    private static List<Span> spans(String line) {
        List<Span> spans = new ArrayList<>();
        try {
            for (JsonNode list : new ObjectMapper().readTree(line).findValues("spans")) {
                list.forEach(span -> spans.add(span(span)));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a line of OTLP", e);
        }
        return spans;
    }

    private static Span span(JsonNode span) {
        String name = span.path("name").asText();
        Map<String, String> attributes = new HashMap<>();
        for (JsonNode each : span.path("attributes")) {
            attributes.put(each.path("key").asText(), each.path("value").elements().next().asText());
        }
        String unit = attributes.getOrDefault("lull.unit.name", "");
        return new Span(
                span.path("traceId").asText(),
                span.path("spanId").asText(),
                span.path("parentSpanId").asText(),
                name.equals("unit") ? unit : name,
                name,
                span.path("startTimeUnixNano").asLong() / 1e9,
                span.path("endTimeUnixNano").asLong() / 1e9);
    }

    /** As a tree: each step above those that descend from it, the earlier ones first. */
    private static List<Span> ordered(List<Span> spans) {
        List<Span> rows = new ArrayList<>();
        add(rows, spans, "");
        return rows;
    }

    private static void add(List<Span> rows, List<Span> spans, String parent) {
        spans.stream()
                .filter(span -> span.parent().equals(parent))
                .sorted(Comparator.comparingDouble(Span::from))
                .forEach(span -> {
                    rows.add(span);
                    add(rows, spans, span.id());
                });
    }

    private static int depth(Span span, Map<String, Span> byId) {
        int depth = 0;
        for (Span up = byId.get(span.parent()); up != null; up = byId.get(up.parent())) {
            depth++;
        }
        return depth;
    }

    private static String draw(List<Span> rows) {
        double begin = rows.stream().mapToDouble(Span::from).min().orElse(0);
        double scale = WIDTH / Math.max(0.001, rows.stream().mapToDouble(Span::to).max().orElse(0) - begin);
        Map<String, Span> byId = rows.stream().collect(Collectors.toMap(Span::id, span -> span));
        int height = TOP + rows.size() * ROW + 12;
        StringBuilder svg = new StringBuilder(text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\" role=\"img\" aria-label=\"The steps of one film over time\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                LABELS + WIDTH + 90, height));
        double length = WIDTH / scale;
        for (int tick = 0; tick <= 4; tick++) {
            double x = LABELS + WIDTH * tick / 4.0;
            svg.append(text(
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#e4e7eb\"/>"
                            + "<text x=\"%.1f\" y=\"24\" text-anchor=\"middle\" fill=\"#56606c\">%.1f s</text>%n",
                    x, x, TOP - 12, height - 6, x, length * tick / 4));
        }
        for (int i = 0; i < rows.size(); i++) {
            Span span = rows.get(i);
            int y = TOP + i * ROW;
            double x = LABELS + (span.from() - begin) * scale;
            double width = Math.max(2, (span.to() - span.from()) * scale);
            svg.append(text(
                    "<text x=\"%d\" y=\"%d\" fill=\"#1f2630\">%s</text>"
                            + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" rx=\"2\" fill=\"%s\"/>"
                            + "<text x=\"%.1f\" y=\"%d\" fill=\"#56606c\" font-size=\"11\">%s</text>%n",
                    12 + 10 * depth(span, byId),
                    y + 11,
                    span.label(),
                    x,
                    y,
                    width,
                    COLOURS.getOrDefault(span.name(), "#8a94a0"),
                    x + width + 5,
                    y + 11,
                    text("%.0f ms", (span.to() - span.from()) * 1000)));
        }
        return svg.append("</svg>").toString();
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
