package dev.lull.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateProbeTest {

    @Test
    void probesAreSettingsOfTheirOwn() {
        Settings settings = new SettingsLoader()
                .environment(Map.of("LULL_GATE_PROBE_LOAD_PROMETHEUS", "http://prometheus:9090 node_load1 > 4"))
                .commandLine(
                        List.of("gate.probe.plex.http=http://plex/idle", "gate.probe.plex-2.command=/opt/quiet now"))
                .load();

        assertThat(settings.probes())
                .containsExactly(
                        new GateProbe("load", GateProbe.Kind.PROMETHEUS, "http://prometheus:9090 node_load1 > 4"),
                        new GateProbe("plex-2", GateProbe.Kind.COMMAND, "/opt/quiet now"),
                        new GateProbe("plex", GateProbe.Kind.HTTP, "http://plex/idle"));
    }

    @Test
    void theirAddressesAreNotShown() {
        Settings settings = new SettingsLoader()
                .commandLine(List.of("gate.probe.plex.http=http://plex/idle?token=secret"))
                .load();

        assertThat(settings.effective().get("gate.probe.plex.http")).isEqualTo("********");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gate.probe.plex.http=ftp://plex | a URL that answers with a status",
                "gate.probe.plex.http=secret | a URL that answers with a status",
                "gate.probe.plex.command= | a command that ends with status 0",
                "gate.probe.load.prometheus=http://prometheus:9090 | the URL of a Prometheus, a space, and a query",
            })
    void whatCannotBeAskedIsRefusedWithoutShowingIt(String assignment, String expected) {
        assertThat(problems(assignment))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("--set " + assignment.substring(0, assignment.indexOf('=')) + ": its value must be "
                                + expected)
                        .doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gate.probe.http=x", "gate.probe.a.b.http=x", "gate.probe.plex.ftp=x", "gate.probe.Plex.http=x"})
    void anyOtherKeyIsNoProbe(String assignment) {
        assertThat(problems(assignment)).singleElement().asString().contains("there is no such setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"22:00-07:00", "mon-fri 22:00-06:00, sat-sun 00:00-24:00", "MON 08:00-09:00,tue 08:00-09:00"})
    void aScheduleIsAListOfWindows(String text) {
        assertThat(problems("gate.schedule=" + text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00-07:00", "7:00-8:00", "mon-fri", "22:00-25:00", "nights", "mon 22:00-23:60"})
    void anythingElseIsNoSchedule(String text) {
        assertThat(problems("gate.schedule=" + text)).singleElement().asString().contains("must be times such as");
    }

    private static List<String> problems(String assignment) {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> new SettingsLoader().commandLine(List.of(assignment)).load());
        return refused == null ? List.of() : refused.problems();
    }
}
