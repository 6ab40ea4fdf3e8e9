package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.testing.TokenIssuer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthUrlAllowListIT {

    private static final String URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
    private static final String FILES = "org.apache.kafka.sasl.oauthbearer.allowed.files";

    @AfterEach
    void clear() {
        System.clearProperty(URLS);
        System.clearProperty(FILES);
    }

    /** On the class path of a role, which has no broker and so nothing that only a broker brings. */
    @Test
    void aTokenIsFetchedFromWhereTheSettingsSay() throws Exception {
        try (TokenIssuer issuer = new TokenIssuer("lull", "only-here")) {
            Map<String, String> settings = Map.of(
                    "kafka.bootstrap.servers",
                    "127.0.0.1:1",
                    "kafka.security.protocol",
                    "SASL_SSL",
                    "kafka.sasl.mechanism",
                    "OAUTHBEARER",
                    "kafka.sasl.jaas.config",
                    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
                    "kafka.sasl.login.callback.handler.class",
                    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler",
                    "kafka.sasl.oauthbearer.token.endpoint.url",
                    issuer.tokens(),
                    "kafka.sasl.oauthbearer.client.credentials.client.id",
                    "lull",
                    "kafka.sasl.oauthbearer.client.credentials.client.secret",
                    "only-here");

            try (AdminQueries made = new AdminQueries(
                    new ClientSettings(new SettingsLoader().base(settings).load(), "tester"))) {
                assertThat(made.admin()).isNotNull();
            }

            assertThat(issuer.given()).isEqualTo(1);
        }
    }

    @Test
    void whatIsAllowedAlreadyStaysAllowed() {
        System.setProperty(URLS, "https://one.example.org/token");
        Map<String, String> kafka = Map.of(
                "sasl.oauthbearer.token.endpoint.url", "file:///var/run/secrets/kafka/token",
                "sasl.oauthbearer.assertion.file", "/var/run/secrets/assertion");

        OAuthUrlAllowList.allow(kafka);
        OAuthUrlAllowList.allow(kafka);

        assertThat(System.getProperty(URLS))
                .isEqualTo("https://one.example.org/token,file:///var/run/secrets/kafka/token");
        assertThat(System.getProperty(FILES)).isEqualTo("/var/run/secrets/assertion");
    }

    @Test
    void withoutOAuthNothingIsAllowed() {
        OAuthUrlAllowList.allow(Map.of("bootstrap.servers", "a:1"));

        assertThat(System.getProperty(URLS)).isNull();
        assertThat(System.getProperty(FILES)).isNull();
    }
}
