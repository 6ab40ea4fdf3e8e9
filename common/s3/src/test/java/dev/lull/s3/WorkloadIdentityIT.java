package dev.lull.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lull.common.settings.SettingsLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pod that has a token of its service account and no key: where a cluster sets {@code AWS_ROLE_ARN} and its like, a
 * test can set system properties, which the SDK takes as well. One server is both the token service and the buckets.
 */
class WorkloadIdentityIT {

    private static final String ROLE = "arn:aws:iam::123456789012:role/lull";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> signed = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Map<String, String> pod;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Path token = Files.writeString(folder.resolve("token"), "token-of-the-pod");
        pod = Map.of(
                "aws.webIdentityTokenFile",
                token.toString(),
                "aws.roleArn",
                ROLE,
                "aws.region",
                "eu-central-1",
                "aws.endpointUrlSts",
                url());
        pod.forEach(System::setProperty);
    }

    @AfterEach
    void stop() {
        pod.keySet().forEach(System::clearProperty);
        server.stop(0);
    }

    @Test
    void withoutKeysTheRoleOfThePodIsTaken() throws Exception {
        try (Bucket bucket = Bucket.open(
                new SettingsLoader().base(Map.of("s3.endpoint", url())).load(), "media")) {
            assertThat(bucket.find("a.jpg")).isEmpty();
        }

        assertThat(asked)
                .singleElement()
                .asString()
                .contains("Action=AssumeRoleWithWebIdentity")
                .contains("WebIdentityToken=token-of-the-pod")
                .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Flull");
        assertThat(signed)
                .isNotEmpty()
                .allSatisfy(header -> assertThat(header).startsWith("AWS4-HMAC-SHA256 Credential=KEY-OF-THE-ROLE/"));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!exchange.getRequestMethod().equals("POST")) {
            signed.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(404, -1);
        } else {
            asked.add(body);
            byte[] credentials = credentials().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, credentials.length);
            exchange.getResponseBody().write(credentials);
        }
        exchange.close();
    }

    private static String credentials() {
        return """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <AssumeRoleWithWebIdentityResult>
                    <AssumedRoleUser><AssumedRoleId>A:lull</AssumedRoleId><Arn>%s</Arn></AssumedRoleUser>
                    <Credentials>
                      <AccessKeyId>KEY-OF-THE-ROLE</AccessKeyId>
                      <SecretAccessKey>secret</SecretAccessKey>
                      <SessionToken>session</SessionToken>
                      <Expiration>%s</Expiration>
                    </Credentials>
                  </AssumeRoleWithWebIdentityResult>
                </AssumeRoleWithWebIdentityResponse>
                """.formatted(ROLE, Instant.now().plusSeconds(3600));
    }
}
