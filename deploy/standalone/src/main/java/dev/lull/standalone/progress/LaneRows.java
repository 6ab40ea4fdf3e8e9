package dev.lull.standalone.progress;

import dev.lull.coordinator.live.LanesView;
import dev.lull.coordinator.live.LanesView.LaneView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three ways to the target: a table on a screen, in words where lines are read by themselves. */
final class LaneRows {

    private static final int LABEL = 9;
    private static final int WIDE = 50;
    private static final int WIDER = 60;
    private static final int WIDEST = 70;
    private static final String UNKNOWN = "–";

    private LaneRows() {}

    static List<TextRow> of(LanesView view, Viewport port) {
        Map<String, LaneView> lanes = new LinkedHashMap<>();
        lanes.put("images", view.images());
        lanes.put("videos", view.videos());
        lanes.put("converted", view.converted());
        List<TextRow> rows = new ArrayList<>();
        if (port.bounded()) {
            boolean failed = lanes.values().stream().anyMatch(lane -> lane.failed() > 0);
            rows.add(head(port.columns(), failed));
            lanes.forEach((name, lane) -> rows.add(row(name, lane, port.columns(), failed)));
        } else {
            lanes.forEach((name, lane) -> rows.add(words(name, lane)));
        }
        return rows;
    }

    private static TextRow head(int columns, boolean failed) {
        StringBuilder head = new StringBuilder(" ".repeat(LABEL)).append("  waiting  in flight");
        head.append(columns >= WIDE ? "  done today" : "    done");
        head.append(columns >= WIDER ? "  a minute" : "");
        head.append(columns >= WIDEST && failed ? "  quarantined" : "");
        return new TextRow().add(head.toString(), Style.QUIET);
    }

    private static TextRow row(String name, LaneView lane, int columns, boolean failed) {
        TextRow row = TextRow.of(Cells.padded(name, LABEL))
                .add(Cells.toTheRight(number(lane.waiting()), 9))
                .add(Cells.toTheRight(number(lane.inFlight()), 11))
                .add(Cells.toTheRight(number(lane.done()), columns >= WIDE ? 12 : 8));
        if (columns >= WIDER) {
            Double perMinute = lane.perMinute();
            row.add(Cells.toTheRight(perMinute == null ? UNKNOWN : number(Math.round(perMinute)), 10));
        }
        if (columns >= WIDEST && failed) {
            row.add(Cells.toTheRight(number(lane.failed()), 13), lane.failed() > 0 ? Style.BAD : Style.PLAIN);
        }
        return row;
    }

    private static TextRow words(String name, LaneView lane) {
        String inFlight = lane.inFlight() == null ? "" : ", " + number(lane.inFlight()) + " in flight";
        String failed = lane.failed() == 0 ? "" : ", " + number(lane.failed()) + " quarantined today";
        return TextRow.of(Cells.padded(name, LABEL) + "  " + number(lane.waiting()) + " waiting" + inFlight + ", "
                + number(lane.done()) + " done today" + failed);
    }

    private static String number(@Nullable Long number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", number);
    }
}
