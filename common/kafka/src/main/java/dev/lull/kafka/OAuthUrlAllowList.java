package dev.lull.kafka;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.SaslConfigs;
import org.jspecify.annotations.Nullable;

/**
 * Kafka asks for tokens, and reads them, only at places that a system property allows: its clients may have their
 * settings from anywhere. Lull's have them from the operator, so what these name is allowed, and the operator need not
 * say it a second time in {@code JAVA_TOOL_OPTIONS}.
 */
final class OAuthUrlAllowList {

    private static final String URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
    private static final String FILES = "org.apache.kafka.sasl.oauthbearer.allowed.files";

    private OAuthUrlAllowList() {}

    /** Adds what the settings name to what is allowed already. */
    static void allow(Map<String, String> kafka) {
        add(URLS, kafka.get(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL));
        add(
                FILES,
                kafka.get(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_FILE),
                kafka.get(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE),
                kafka.get(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_TEMPLATE_FILE));
    }

    private static synchronized void add(String property, @Nullable String... places) {
        Set<String> allowed = new LinkedHashSet<>(
                Arrays.asList(System.getProperty(property, "").split(",", -1)));
        Stream.of(places).filter(Objects::nonNull).forEach(allowed::add);
        allowed.remove("");
        if (!allowed.isEmpty()) {
            System.setProperty(property, String.join(",", allowed));
        }
    }
}
