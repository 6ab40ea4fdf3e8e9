package dev.lull.containers.journey;

import java.util.HashMap;
import java.util.Map;

/** Settings with which a film has many segments, each long enough to lose a worker in its middle. */
final class SlowUnits {

    /** A worker that is told to stop leaves its segment to others. */
    static final Map<String, String> SETTINGS = Map.of(
            "convert.segment-length", "1s",
            "convert.preset", "veryslow",
            "convert.parallel-units", "1",
            "convert.threads-per-unit", "1");

    private SlowUnits() {}

    /** A film of less than a minute is one unit, which is suspended while uploads wait. */
    static Map<String, String> suspended() {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("convert.segment-length", "1m");
        settings.put("gate.yield", "suspend");
        return settings;
    }

    /** A worker that is told to stop finishes its segment first. */
    static Map<String, String> finished() {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("convert.finishing-time", "5m");
        return settings;
    }
}
