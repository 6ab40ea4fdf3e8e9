package dev.lull.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {

    @TempDir
    Path folder;

    @Test
    void everyProblemOfEverySourceIsNamedAtOnce() throws IOException {
        Path file = file("convert.crf=99\nconvert.preset=quick\n");

        SettingsException refused = refused(new SettingsLoader()
                .file(file)
                .environment(Map.of("LULL_UPLOAD_PARALLEL", "many"))
                .commandLine(List.of("convert.timeout=10 parsecs", "nonsense")));

        assertThat(refused.problems())
                .containsExactly(
                        file + ": convert.crf: '99' must be a whole number from 1 to 51",
                        file + ": convert.preset: 'quick' must be one of ultrafast, superfast, veryfast, faster, fast,"
                                + " medium, slow, slower, veryslow, p1, p2, p3, p4, p5, p6, p7",
                        "environment variable LULL_UPLOAD_PARALLEL: 'many' must be a whole number from 1 to 64",
                        "--set convert.timeout: '10 parsecs' must be a time from 1s to 1d, such as 500ms, 10s, 5m, 2h"
                                + " or 1d",
                        "--set nonsense: must be key=value");
    }

    @ParameterizedTest
    @CsvSource({
        "convert.max-retires, did you mean convert.max-retries?",
        "uplod.paralel, did you mean upload.parallel?",
        "upload.parallel-files, see docs/settings.md for all of them",
    })
    void anUnknownKeyIsRefusedWithASuggestion(String key, String suggestion) {
        assertThatThrownBy(() ->
                        new SettingsLoader().commandLine(List.of(key + "=1")).load())
                .isInstanceOf(SettingsException.class)
                .hasMessage("--set " + key + ": there is no such setting; " + suggestion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Beta", "1b", "-b", "a.b", "a:b", "a/b", "conversions", "results", "lull", "media"})
    void aPrefixThatIsUnfitForAnyOfTheServersIsRefused(String prefix) {
        assertThat(refused(new SettingsLoader().commandLine(List.of("lull.prefix=" + prefix)))
                        .problems())
                .containsExactly("--set lull.prefix: '" + prefix + "' must be a lower-case letter, then letters, digits"
                        + " and hyphens, at most 31 together, and not conversions, results, lull or media");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "beta-2", "media-2", "lulls"})
    void aPrefixIsAPlainWord(String prefix) {
        assertThat(new SettingsLoader()
                        .commandLine(List.of("lull.prefix=" + prefix))
                        .load()
                        .get(LullSettings.PREFIX))
                .isEqualTo(prefix);
    }

    @Test
    void anUnknownVariableWithOurPrefixIsRefusedAndTheLaunchersOwnAreNot() {
        SettingsLoader loader = new SettingsLoader()
                .environment(Map.of("LULL_JAVA", "/opt/java", "LULL_CONVERT_CRV", "20", "HOME", "/home"));

        assertThat(refused(loader).problems())
                .containsExactly("environment variable LULL_CONVERT_CRV: there is no such setting;"
                        + " did you mean convert.crf?");
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = file("convert.crf=30\nupload.parallel=30\nconvert.max-retries=7");

        Settings settings = new SettingsLoader()
                .base(Map.of("convert.crf", "10", "state.retention", "2h"))
                .file(file)
                .environment(Map.of("LULL_CONVERT_CRF", "31", "LULL_UPLOAD_PARALLEL", "31"))
                .commandLine(List.of("convert.crf=32"))
                .load();

        assertThat(settings.get(ConvertSettings.CRF)).isEqualTo(32);
        assertThat(settings.get(UploadSettings.PARALLEL)).isEqualTo(31);
        assertThat(settings.get(ConvertSettings.RETRIES)).isEqualTo(7);
        assertThat(settings.get(LullSettings.STATE_RETENTION)).isEqualTo(Duration.ofHours(2));
        assertThat(settings.get(ConvertSettings.TIMEOUT)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void everySettingHasItsEnvironmentVariable() {
        Settings settings = new SettingsLoader()
                .environment(Map.of("LULL_CONVERT_THREADS_PER_UNIT", "3", "LULL_TARGET", "/media/ünïcödé"))
                .load();

        assertThat(settings.get(ConvertSettings.THREADS)).isEqualTo(3);
        assertThat(settings.get(LullSettings.TARGET)).isEqualTo("/media/ünïcödé");
    }

    @Test
    void whatIsBelowKafkaGoesToTheKafkaClients() {
        Settings settings = new SettingsLoader()
                .environment(Map.of("LULL_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"))
                .commandLine(List.of("kafka.bootstrap.servers=broker:9092", "convert.crf=20"))
                .load();

        assertThat(settings.kafka())
                .isEqualTo(Map.of("security.protocol", "SASL_SSL", "bootstrap.servers", "broker:9092"));
    }

    @Test
    void aCertificateOfManyLinesComesThroughTheEnvironmentAsItIs() {
        String certificate = "-----BEGIN CERTIFICATE-----\nMIIB+/==\n-----END CERTIFICATE-----";

        Settings settings = new SettingsLoader()
                .environment(Map.of("LULL_KAFKA_SSL_TRUSTSTORE_CERTIFICATES", certificate + "\n"))
                .load();

        assertThat(settings.kafka()).containsEntry("ssl.truststore.certificates", certificate);
    }

    @Test
    void propertiesForKafkaClientsMayBeSetTogetherLater() {
        Settings settings = new SettingsLoader()
                .commandLine(List.of("kafka.client.rack=a", "kafka.security.protocol=SSL"))
                .load()
                .withKafka(Map.of("bootstrap.servers", "here:1", "security.protocol", "PLAINTEXT"));

        assertThat(settings.kafka())
                .containsOnly(
                        entry("bootstrap.servers", "here:1"),
                        entry("security.protocol", "PLAINTEXT"),
                        entry("client.rack", "a"));
        assertThat(settings.get(LullSettings.KAFKA_BOOTSTRAP_SERVERS)).isEqualTo("here:1");
    }

    @Test
    void aFileIsReadAsUtf8AndAMissingOrGarbledOneIsNamed() throws IOException {
        assertThat(new SettingsLoader().file(file("target=/médiá/日本")).load().get(LullSettings.TARGET))
                .isEqualTo("/médiá/日本");

        Path garbled = Files.write(folder.resolve("garbled"), new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe});
        assertThat(refused(new SettingsLoader().file(folder.resolve("none")).file(garbled))
                        .problems())
                .satisfiesExactly(
                        missing -> assertThat(missing).isEqualTo(folder.resolve("none") + ": no such settings file"),
                        broken -> assertThat(broken).startsWith(garbled + ": not a properties file in UTF-8: "));
    }

    @Test
    void aSecretIsNeverShown() {
        Settings settings = new SettingsLoader()
                .commandLine(List.of(
                        "redis.url=redis://user:hunter2@host",
                        "http.token=hunter2",
                        "kafka.ssl.keystore.password=hunter2",
                        "kafka.ssl.keystore.key=hunter2",
                        "kafka.sasl.jaas.config=hunter2",
                        "kafka.sasl.oauthbearer.client.credentials.client.secret=hunter2",
                        "kafka.sasl.oauthbearer.assertion.private.key.passphrase=hunter2",
                        "kafka.client.rack=a"))
                .load();

        assertThat(settings.effective())
                .containsEntry("http.token", "********")
                .containsEntry("kafka.client.rack", "a");
        assertThat(settings.effective().toString()).doesNotContain("hunter2");
        assertThat(refused(new SettingsLoader().commandLine(List.of("http.token= "))))
                .hasMessage("--set http.token: its value must be a secret text");
    }

    @Test
    void whatHoldsIsShownWithItsDefaults() {
        assertThat(new SettingsLoader().load().effective())
                .containsEntry("convert.crf", "23")
                .doesNotContainKey("target");
    }

    @Test
    void aSettingThatIsNeededAndNotSetSaysHowToSetIt() {
        assertThatThrownBy(() -> new SettingsLoader().load().get(LullSettings.STORE))
                .isInstanceOf(SettingsException.class)
                .hasMessage("store is not set: give it with --set store=…, in the --config file, or as LULL_STORE"
                        + " (an absolute folder or s3://bucket/prefix)");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("lull.properties"), content);
    }

    private static SettingsException refused(SettingsLoader loader) {
        return catchThrowableOfType(SettingsException.class, loader::load);
    }
}
