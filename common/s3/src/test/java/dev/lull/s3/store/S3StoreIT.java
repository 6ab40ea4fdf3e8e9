package dev.lull.s3.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.settings.Settings;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.MediaStoreContract;
import dev.lull.common.store.S3Location;
import dev.lull.embedded.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreIT extends MediaStoreContract {

    @TempDir
    static Path servers;

    static S3Server server;

    private final String place = UUID.randomUUID().toString();

    @BeforeAll
    static void aServer() throws IOException {
        server = new S3Server(servers);
        server.makeBucket("store");
    }

    @AfterAll
    static void noServer() {
        server.close();
    }

    @Override
    protected MediaStore open() {
        return Stores.of(settings());
    }

    private Settings settings(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("store=s3://store/" + place, "store.cache=" + folder.resolve("cache")));
        return server.settings(all.toArray(String[]::new));
    }

    @Test
    void anInstallationWithAPrefixAndOneWithoutDoNotSeeEachOther() throws IOException {
        try (MediaStore one = open();
                MediaStore other = Stores.of(settings("lull.prefix=beta"))) {
            one.put(file("one"), "results/a.mp4");
            other.put(file("other"), "results/a.mp4");
            other.put(file("other"), "results/b.mp4");

            assertThat(one.list("results")).extracting(MediaStore.Entry::name).containsExactly("a.mp4");
            one.delete("results");

            assertThat(other.list("results")).extracting(MediaStore.Entry::name).containsExactly("a.mp4", "b.mp4");
            assertThat(one.list("results")).isEmpty();
        }
    }

    @Test
    void itGivesUpUploadsOfItsOwnOnly() throws Exception {
        S3Location here = new S3Location("store", place);
        Clock nextMonth = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));
        try (S3Client s3 = client();
                MediaStore one = new S3Store(here, settings(), folder, 0, nextMonth)) {
            for (String key : List.of("results/a/x.mp4", "beta/results/a/x.mp4", "archive/a.mp4")) {
                s3.createMultipartUpload(request -> request.bucket("store").key(here.key(key)));
            }

            one.deletePartialWrites();

            assertThat(s3.listMultipartUploads(
                                    request -> request.bucket("store").prefix(place))
                            .uploads())
                    .extracting(upload -> upload.key().substring(place.length()))
                    .containsExactlyInAnyOrder("/beta/results/a/x.mp4", "/archive/a.mp4");
        }
    }

    private static S3Client client() {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
                .forcePathStyle(true)
                .build();
    }

    @Test
    void nothingStaysOnTheDiskOfAWorkerThatEnded() throws IOException {
        MediaStore another = open();
        another.put(file("one"), "results/a.mp4");
        another.get("results/a.mp4").close();
        another.scratch("conversions/a/segment-0000-1");

        another.close();

        try (Stream<Path> left = Files.walk(folder.resolve("cache"))) {
            assertThat(left.filter(Files::isRegularFile))
                    .extracting(file -> file.getFileName().toString())
                    .containsOnly("lock");
        }
    }
}
