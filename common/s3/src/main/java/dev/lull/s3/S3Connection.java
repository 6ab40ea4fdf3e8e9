package dev.lull.s3;

import dev.lull.common.settings.S3Settings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The clients of an S3 server, as the settings say. */
final class S3Connection implements AutoCloseable {

    /** What is sent more slowly than this, in bytes per second, hangs. */
    private static final long SLOWEST = 4_000;

    private static final String AMAZON = "Amazon S3";

    final S3Client client;
    /** Where the server is, for people. */
    final String server;

    private final Duration silence;

    S3Connection(Settings settings) {
        Optional<URI> endpoint = settings.find(S3Settings.ENDPOINT).map(S3Connection::endpoint);
        boolean pathStyle =
                settings.find(S3Settings.PATH_STYLE).map(Boolean::parseBoolean).orElse(endpoint.isPresent());
        Region region = Region.of(settings.find(S3Settings.REGION)
                .or(() -> Optional.ofNullable(System.getenv("AWS_REGION")))
                .orElse("us-east-1"));
        server = endpoint.map(URI::toString).orElse(AMAZON);
        silence = settings.get(S3Settings.READ_TIMEOUT);
        // every checksum that is wanted is given with its request
        client = S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(settings.get(S3Settings.CONNECT_TIMEOUT))
                        .socketTimeout(silence))
                .region(region)
                .credentialsProvider(credentials(settings))
                .forcePathStyle(pathStyle)
                .overrideConfiguration(quickly -> quickly.retryStrategy(RetryMode.STANDARD))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .endpointOverride(endpoint.orElse(null))
                .build();
    }

    /** A server that takes nothing more is noticed by time alone, and a large body has a right to more of it. */
    void limit(AwsRequestOverrideConfiguration.Builder request, long bytes) {
        request.apiCallAttemptTimeout(silence.plusSeconds(bytes / SLOWEST));
    }

    @Override
    public void close() {
        client.close();
    }

    private static URI endpoint(String text) {
        if (!text.matches("https?://[^/]+/?")) {
            throw new SettingsException(
                    List.of("s3.endpoint: '" + text + "' must be http://host:port or https://host"));
        }
        return URI.create(text);
    }

    private static AwsCredentialsProvider credentials(Settings settings) {
        Optional<String> access = settings.find(S3Settings.ACCESS_KEY);
        Optional<String> secret = settings.find(S3Settings.SECRET_KEY);
        if (access.isPresent() != secret.isPresent()) {
            throw new SettingsException(List.of("s3.access-key and s3.secret-key must be set together"));
        }
        return access.isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(access.get(), secret.get()));
    }
}
