package dev.lull.containers.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lull.common.settings.Setting;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.settings.SettingsTable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeIT {

    private final ComposeFile compose;

    ComposeIT() throws IOException {
        compose = ComposeFile.read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "upload-worker", "convert-worker"})
    void everyVariableOfARoleIsASettingWithAValueThatLullTakes(String role) {
        Map<String, String> settings = compose.settings(role);

        assertThat(SettingsTable.all()).extracting(Setting::environmentName).containsAll(settings.keySet());
        assertThat(new SettingsLoader().environment(settings).load()).isNotNull();
        assertThat(settings).containsKeys("LULL_KAFKA_BOOTSTRAP_SERVERS", "LULL_REDIS_URL", "LULL_STORE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "upload-worker", "convert-worker"})
    void aRoleMayDoNothingItHasNoNeedFor(String role) {
        assertThat(compose.service(role))
                .containsEntry("user", "10001:10001")
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"));
    }

    @ParameterizedTest
    @CsvSource({
        "upload-worker, LULL_UPLOAD_FINISHING_TIME",
        "convert-worker, LULL_CONVERT_FINISHING_TIME",
    })
    void aWorkerIsNotKilledBeforeItsTimeToFinishIsOver(String role, String setting) {
        assertThat(duration(compose.service(role).get("stop_grace_period")))
                .isGreaterThan(duration(compose.settings(role).get(setting)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"upload-worker", "convert-worker"})
    void thereMayBeAnyNumberOfAWorker(String worker) {
        assertThat(compose.service(worker)).doesNotContainKeys("container_name", "ports", "hostname");
    }

    @Test
    void everyImageIsOfOneVersion() {
        assertThat(compose.images())
                .isNotEmpty()
                .allMatch(image -> image.matches("[a-z0-9/-]+:(s3proxy-|v)?\\d+\\.\\d+\\.\\d+"));
    }

    /** So that more of a worker share the machine, and none of them ends the others. */
    @Test
    void everyServiceHasALimitOfCoresAndMemory() {
        assertThat(compose.services())
                .allSatisfy((name, service) -> assertThat(service).as(name).containsKeys("cpus", "mem_limit"));
    }

    /** A unit takes one core and its memory: what a convert worker has by default is for one, and the JVM beside it. */
    @Test
    void aConvertWorkerHasTheCoresOfItsUnitsAndGoesLast() {
        Map<String, Object> worker = compose.service("convert-worker");

        assertThat(worker).containsEntry("cpu_shares", 256).containsEntry("cpus", "${LULL_CONVERT_CPUS:-1}");
        assertThat(worker).containsEntry("mem_limit", "${LULL_CONVERT_MEMORY:-5g}");
        assertThat(compose.settings("convert-worker"))
                .containsEntry("LULL_CONVERT_THREADS_PER_UNIT", "1")
                .containsEntry("LULL_CONVERT_MEMORY_PER_UNIT", "4GB")
                .doesNotContainKey("LULL_CONVERT_PARALLEL_UNITS");
    }

    @Test
    void uploadsGoToAFolderOfOnesOwnWhereOneIsNamed() throws IOException {
        assertThat(compose.service("s3").get("volumes"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("${LULL_OUT:-target}:/data/lull-target");
        assertThat(Files.readString(ComposeFile.PATH.resolveSibling(".env.example")))
                .contains("LULL_OUT=target");
    }

    @Test
    void positionsOfGroupsOutliveAnyPauseAsInTheEmbeddedBroker() {
        assertThat(compose.service("kafka").get("environment"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                .containsEntry("KAFKA_OFFSETS_RETENTION_MINUTES", Integer.toString(10 * 365 * 24 * 60));
    }

    @Test
    void onlyThisMachineReachesWhatIsPublished() {
        assertThat(compose.services().values())
                .flatExtracting(service -> service.get("ports") instanceof List<?> ports ? ports : List.of())
                .isNotEmpty()
                .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
    }

    @Test
    void prometheusAsksForEveryReplicaOfEveryRole() throws IOException {
        String prometheus = Files.readString(ComposeFile.PATH.resolveSibling("prometheus.yml"));

        for (String service : compose.services().keySet()) {
            assertThat(prometheus.contains("names: [" + service + "], type: A, port: 8080"))
                    .as(service)
                    .isEqualTo(!compose.settings(service).isEmpty());
        }
    }

    @Test
    void composeTakesTheFile() throws Exception {
        Optional<Path> program = onPath("docker-compose");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(program).as("docker-compose on PATH").isPresent();
        }
        assertThat(program).as("docker-compose on PATH").isPresent();
        ProcessBuilder config = new ProcessBuilder(
                        program.orElseThrow().toString(), "--file", ComposeFile.PATH.toString(), "config", "--quiet")
                .redirectErrorStream(true);
        config.environment().putAll(Map.of("LULL_HTTP_TOKEN", "t", "LULL_S3_SECRET_KEY", "s", "GRAFANA_PASSWORD", "g"));

        Process process = config.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    /** In Compose's notation, which for hours, minutes and seconds is also that of Lull. */
    private static Duration duration(Object text) {
        return Duration.parse("PT" + text);
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
