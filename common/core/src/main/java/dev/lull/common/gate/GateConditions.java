package dev.lull.common.gate;

import dev.lull.common.ledger.PauseLedger;
import dev.lull.common.settings.GateProbe;
import dev.lull.common.settings.GateSettings;
import dev.lull.common.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The conditions that settings ask for, and the pause, which anybody may ask for at any time. */
final class GateConditions {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private GateConditions() {}

    static List<GateCondition> of(Settings settings, PauseLedger pauses, Clock clock) {
        List<GateCondition> conditions = new ArrayList<>();
        conditions.add(new PauseCondition(pauses, clock));
        ZoneId zone = settings.find(GateSettings.TIME_ZONE).orElseGet(ZoneId::systemDefault);
        settings.find(GateSettings.SCHEDULE)
                .ifPresent(text -> conditions.add(new ScheduleCondition(Schedule.parse(text), zone, clock)));
        if (settings.get(GateSettings.ON_BATTERY).equals("shut")) {
            conditions.add(new Battery(Battery.SUPPLIES, clock));
        }
        Duration interval = settings.get(GateSettings.PROBE_INTERVAL);
        settings.probes()
                .forEach(probe -> conditions.add(new ProbeCondition(probe.name(), probe(probe), interval, clock)));
        return conditions;
    }

    private static Probe probe(GateProbe probe) {
        return switch (probe.kind()) {
            case COMMAND -> new CommandProbe(probe.asks(), TIMEOUT);
            case HTTP -> new HttpProbe(probe.asks(), TIMEOUT);
            case PROMETHEUS -> new PrometheusProbe(probe.asks(), TIMEOUT);
        };
    }
}
