package dev.lull.s3.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.settings.Settings;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.MediaStoreContract;
import dev.lull.embedded.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Settings settings = server.settings("store=s3://store/" + place, "store.cache=" + folder.resolve("cache"));
        return Stores.of(settings);
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
