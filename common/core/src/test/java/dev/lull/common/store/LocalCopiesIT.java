package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCopiesIT {

    private static final int ROOM = 10;

    @TempDir
    Path folder;

    private final AtomicInteger fetched = new AtomicInteger();
    private LocalCopies copies;

    @BeforeEach
    void copies() throws IOException {
        copies = new LocalCopies(folder, ROOM);
    }

    @Test
    void howeverManyAskAnObjectIsFetchedOnce() throws Exception {
        CountDownLatch allAsk = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(threads.submit(() -> {
                allAsk.countDown();
                allAsk.await();
                try (HeldFile film = copies.hold("film", bytes("a film"))) {
                    return Files.readString(film.path());
                }
            }));
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("a film");
        }
        threads.shutdown();
        assertThat(fetched).hasValue(1);
    }

    @Test
    void whatNobodyHoldsMakesRoomTheLongestUnusedFirst() throws Exception {
        copies.hold("one", bytes("1111")).close();
        copies.hold("two", bytes("2222")).close();
        copies.hold("one", bytes("1111")).close();
        copies.hold("three", bytes("3333")).close();
        assertThat(fetched).hasValue(3);

        copies.hold("one", bytes("1111")).close();
        assertThat(fetched).as("one was used after two").hasValue(3);
        copies.hold("two", bytes("2222")).close();
        assertThat(fetched).as("two had to go").hasValue(4);
    }

    @Test
    void whatIsHeldStaysHoweverLittleRoomThereIs() throws Exception {
        try (HeldFile large = copies.hold("large", bytes("more than ten bytes"))) {
            copies.hold("other", bytes("0123456789")).close();
            assertThat(large.path()).hasContent("more than ten bytes");
        }
        assertThat(copied()).containsExactly("0123456789");
    }

    @Test
    void whatCouldNotBeFetchedIsTriedAgainByTheNextWhoAsks() throws Exception {
        assertThatThrownBy(() -> copies.hold("film", file -> {
                    Files.writeString(file, "half a fi");
                    throw new IOException("the connection was cut");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the connection was cut");
        assertThat(copied()).isEmpty();

        try (HeldFile film = copies.hold("film", bytes("a film"))) {
            assertThat(film.path()).hasContent("a film");
        }
    }

    @Test
    void aProcessTakesItsCopiesWithItAndTheNextThoseOfAKilledOne() throws Exception {
        Path killed = Files.createDirectories(folder.resolve("process-killed"));
        Files.createFile(killed.resolve("lock"));
        Files.writeString(killed.resolve("copy-1"), "left");
        copies.hold("film", bytes("a film")).close();

        LocalCopies another = new LocalCopies(folder, ROOM);
        assertThat(killed).doesNotExist();
        assertThat(copied()).containsExactly("a film");

        copies.close();
        another.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void processesThatShareAFolderLeaveEachOthersCopiesAlone() throws Exception {
        try (LocalCopies another = new LocalCopies(folder, ROOM);
                HeldFile film = another.hold("film", bytes("a film"));
                HeldFile photo = copies.hold("photo", bytes("a photo"))) {
            new LocalCopies(folder, ROOM).close();

            try (JavaProcess other = JavaProcess.start(PassesBy.class, folder.toString())) {
                assertThat(other.await()).isZero();
            }

            assertThat(film.path()).hasContent("a film");
            assertThat(photo.path()).hasContent("a photo");
        }
    }

    private LocalCopies.Fetch bytes(String content) {
        return file -> {
            fetched.incrementAndGet();
            Files.writeString(file, content);
        };
    }

    private List<String> copied() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path copy : tree.filter(each -> each.getFileName().toString().startsWith("copy-"))
                    .toList()) {
                contents.add(Files.readString(copy));
            }
        }
        return contents;
    }
}
