package dev.lull.embedded;

import dev.lull.common.posix.KeptSecret;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * Who may use an embedded broker. All users of the machine reach its ports: those who do not know the password, which
 * its data directory keeps, may do nothing, neither as a client nor as a broker or controller. PLAIN, as SCRAM wants
 * its users in the metadata, where a log made before has none; what is sent stays on loopback.
 */
record BrokerAccess(String password) {

    private static final String PROTOCOL = "SASL_PLAINTEXT";
    private static final String MECHANISM = "PLAIN";
    private static final String USER = "lull";

    static BrokerAccess in(ServerDirectory directory) throws IOException {
        return new BrokerAccess(KeptSecret.in(directory.resolve("password")));
    }

    /** For a broker with these listeners. */
    Map<String, String> server(String clients, String controller) {
        String login = login() + " user_" + USER + "=\"" + password + "\";";
        return Map.ofEntries(
                Map.entry(
                        "listener.security.protocol.map", clients + ":" + PROTOCOL + "," + controller + ":" + PROTOCOL),
                Map.entry("inter.broker.listener.name", clients),
                Map.entry("sasl.enabled.mechanisms", MECHANISM),
                Map.entry("sasl.mechanism.inter.broker.protocol", MECHANISM),
                Map.entry("sasl.mechanism.controller.protocol", MECHANISM),
                Map.entry(loginOf(clients), login),
                Map.entry(loginOf(controller), login));
    }

    private static String loginOf(String listener) {
        return "listener.name." + listener.toLowerCase(Locale.ROOT) + ".plain.sasl.jaas.config";
    }

    /** For clients of the broker there. */
    Map<String, String> client(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers", bootstrapServers,
                "security.protocol", PROTOCOL,
                "sasl.mechanism", MECHANISM,
                "sasl.jaas.config", login() + ";");
    }

    private String login() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                + password + "\"";
    }

    /** The password is in no text that is made of this. */
    @Override
    public String toString() {
        return PROTOCOL;
    }
}
