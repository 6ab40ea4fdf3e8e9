package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ops.Json;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SettingsRoutesTest {

    private static final List<String> SECRETS = List.of("hunter2", "s3cr3t", "tok3n", "passw0rd", "pl3x", "us3r");

    private final JsonNode items = items(new SettingsLoader()
            .base(Map.of(
                    "target", "/target",
                    "http.token", "tok3n",
                    "redis.url", "redis://lull:hunter2@box:6379",
                    "s3.secret-key", "s3cr3t",
                    "notify.ntfy.url", "https://us3r:passw0rd@ntfy.example/topic",
                    "kafka.ssl.keystore.password", "passw0rd",
                    "kafka.client.rack", "r1",
                    "gate.probe.plex.http", "http://plex/status?token=pl3x"))
            .load());

    private static JsonNode items(Settings settings) {
        return Json.read(Json.write(SettingsRoutes.view(settings))).path("items");
    }

    private JsonNode item(String key) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noSecretIsShown() {
        assertThat(items.toString()).doesNotContain(SECRETS);
        assertThat(item("http.token").path("value").asText()).isEqualTo("********");
        assertThat(item("notify.ntfy.url").path("value").asText()).isEqualTo("https://…@ntfy.example/topic");
    }

    @Test
    void eachSettingIsThereWithWhatHoldsAndWhetherThatIsTheDefault() {
        assertThat(item("target").path("value").asText()).isEqualTo("/target");
        assertThat(item("target").path("changed").asBoolean()).isTrue();
        assertThat(item("gate.yield").path("changed").asBoolean()).isFalse();
        assertThat(item("gate.yield").path("value"))
                .isEqualTo(item("gate.yield").path("default_value"));
        assertThat(item("uploads.folder").path("value").isNull()).isTrue();
        assertThat(item("kafka.client.rack").path("value").asText()).isEqualTo("r1");
    }
}
