package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.ledger.LedgerUnavailable;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.embedded.FreePort;
import dev.lull.embedded.testing.Certificates;
import dev.lull.embedded.testing.LullUser;
import dev.lull.embedded.testing.RedisServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Redis of one's own authority that wants a certificate from whoever comes, and knows Lull as a user. */
@Timeout(60)
class RedisOverTlsIT {

    @TempDir
    static Path directory;

    private static Certificates certificates;
    private static int port;
    private static RedisServer server;

    @BeforeAll
    static void start() throws Exception {
        if (!RedisServer.isThere()) {
            return;
        }
        certificates = new Certificates(directory.resolve("certificates"));
        port = FreePort.find();
        server = start("server", port);
    }

    private static RedisServer start(String certificate, int tlsPort) throws Exception {
        RedisServer started = RedisServer.start(
                directory.resolve(certificate),
                "--tls-port",
                Integer.toString(tlsPort),
                "--tls-cert-file",
                certificates.certificate(certificate).toString(),
                "--tls-key-file",
                certificates.key(certificate).toString(),
                "--tls-ca-cert-file",
                certificates.certificate("ca").toString());
        started.command(LullUser.setUser());
        return started;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void needsRedis() {
        RedisServer.need();
    }

    @Test
    void withItsAuthorityAndACertificateOfItsOwnLullGetsIn() {
        try (RedisLedger ledger = ledger(port, Map.of())) {
            ledger.ping();
            ledger.conversions().open("c", "/in/c.mkv");

            assertThat(ledger.conversions().find("c")).isPresent();
        }
        assertThat(LullUser.denied(server.command("ACL", "LOG"))).isEmpty();
    }

    @Test
    void aServerOfAnUnknownAuthorityIsRefused() {
        // what Java trusts does not have this one
        try (RedisLedger ledger = ledger(port, Map.of("redis.ca", ""))) {
            refused(ledger, "certification path");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws Exception {
        int elsewhere = FreePort.find();
        try (RedisServer other = start("elsewhere", elsewhere);
                RedisLedger ledger = ledger(elsewhere, Map.of())) {
            assertThat(other.command("PING")).isEqualTo("+PONG");
            refused(ledger, "127.0.0.1");
        }
    }

    @Test
    void aServerThatWantsACertificateRefusesWhoeverHasNone() {
        try (RedisLedger ledger = ledger(port, Map.of("redis.certificate", "", "redis.key", ""))) {
            refused(ledger, "Redis at rediss://127.0.0.1:" + port);
        }
    }

    @Test
    void aWrongPasswordIsSaidWithoutShowingIt() {
        Map<String, String> wrong = Map.of("redis.url", "rediss://lull:not-that-one@127.0.0.1:" + port);
        try (RedisLedger ledger = ledger(port, wrong)) {
            refused(ledger, "WRONGPASS");
        }
    }

    @Test
    void filesThatCannotBeUsedAreNamed() {
        assertThatThrownBy(() -> ledger(port, Map.of("redis.ca", "/nowhere/ca.crt")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("redis.ca: /nowhere/ca.crt is missing");
        String key = certificates.key("client").toString();
        assertThatThrownBy(() -> ledger(port, Map.of("redis.ca", key)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("redis.ca: " + key + " has no certificate");
        String certificate = certificates.certificate("client").toString();
        assertThatThrownBy(() -> ledger(port, Map.of("redis.key", certificate)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("redis.key: " + certificate + " has no PRIVATE KEY");
        assertThatThrownBy(() -> ledger(port, Map.of("redis.key", "")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("redis.certificate and redis.key must be set together");
        assertThatThrownBy(() -> ledger(port, Map.of("redis.url", "redis://127.0.0.1")))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith("redis.url must begin with rediss://");
    }

    /** @param other settings in place of the right ones; an empty one is left out */
    private static RedisLedger ledger(int port, Map<String, String> other) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "redis.url",
                "rediss://" + LullUser.LOGIN + "127.0.0.1:" + port,
                "redis.ca",
                certificates.certificate("ca").toString(),
                "redis.certificate",
                certificates.certificate("client").toString(),
                "redis.key",
                certificates.key("client").toString()));
        settings.putAll(other);
        settings.values().removeIf(String::isEmpty);
        return new RedisLedger(new SettingsLoader().base(settings).load());
    }

    private static void refused(RedisLedger ledger, String why) {
        assertThatThrownBy(ledger::ping)
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("only-in-this-test")
                .hasMessageNotContaining("not-that-one")
                .hasMessageNotContaining("\n");
    }
}
